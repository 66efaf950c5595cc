#include "indexer/run/metrics.h"

#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/indexer/run/metrics_file.h"

using musubi::ExitStatus;
using musubi::IndexLayout;
using musubi::Report;
using musubi::test::parse_metrics;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;

namespace {

std::chrono::system_clock::time_point at(int seconds) {
  return std::chrono::system_clock::time_point(std::chrono::seconds(seconds));
}

}  // namespace

TEST_CASE("the metrics are what Prometheus reads, and say what became of the documents",
          "[metrics]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  Report report;
  report.seconds = 12.5;
  report.changes = {7, 3, 120000, 2, 1};
  report.refusals.resize(4);
  const auto file = folder / "musubi.prom";
  REQUIRE(musubi::write_metrics(report, ExitStatus::SomeRefused, layout, at(1'790'000'000), file));
  auto values = parse_metrics(read_file(file));
  CHECK(values["musubi_last_success_timestamp_seconds"] == 1'790'000'000);
  CHECK(values["musubi_last_run_timestamp_seconds"] == 1'790'000'000);
  CHECK(values["musubi_last_run_duration_seconds"] == 12.5);
  CHECK(values["musubi_last_run_exit_status"] == 1);
  CHECK(values["musubi_last_run_documents{outcome=\"added\"}"] == 7);
  CHECK(values["musubi_last_run_documents{outcome=\"changed\"}"] == 3);
  CHECK(values["musubi_last_run_documents{outcome=\"unchanged\"}"] == 120000);
  CHECK(values["musubi_last_run_documents{outcome=\"removed\"}"] == 2);
  CHECK(values["musubi_last_run_documents{outcome=\"refused\"}"] == 4);
  CHECK(values["musubi_last_run_documents{outcome=\"kept\"}"] == 1);
}

TEST_CASE("a failed run keeps the time of the last success", "[metrics]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const auto file = folder / "musubi.prom";
  const auto write = [&](ExitStatus status, int time) {
    REQUIRE(musubi::write_metrics(Report{}, status, layout, at(time), file));
    return parse_metrics(read_file(file));
  };
  SECTION("there was one") {
    write(ExitStatus::Published, 1'000'000'000);
    write(ExitStatus::NotPublished, 1'000'086'400);
    auto values = write(ExitStatus::NotPublished, 1'000'172'800);
    CHECK(values["musubi_last_success_timestamp_seconds"] == 1'000'000'000);
    CHECK(values["musubi_last_run_timestamp_seconds"] == 1'000'172'800);
    CHECK(values["musubi_last_run_exit_status"] == 2);
  }
  SECTION("there was none, or the file is not ours") {
    folder.write("musubi.prom", GENERATE("", "musubi_last_success_timestamp_seconds soon\n",
                                         "musubi_last_success_timestamp_seconds nan\n",
                                         "musubi_last_success_timestamp_seconds 1e999\n"));
    CHECK(write(ExitStatus::NotPublished, 1'000)["musubi_last_success_timestamp_seconds"] == 0);
  }
}
