#include <filesystem>
#include <nlohmann/json.hpp>

#include "common/index/layout.h"
#include "indexer/generations/index_lock.h"
#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/indexer/run/metrics_file.h"

using musubi::IndexLayout;
using musubi::test::Outcome;
using musubi::test::parse_metrics;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace {

class NightlyJob {
 public:
  int run_on(const std::vector<std::string>& sources) const {
    std::vector<std::string> arguments = {"--index", layout.root().string(), "--metrics", file};
    arguments.insert(arguments.end(), sources.begin(), sources.end());
    return run("indexer", arguments).status;
  }
  std::map<std::string, double> metrics() const { return parse_metrics(read_file(file)); }

  TemporaryFolder folder;
  IndexLayout layout{folder / "index"};
  std::string file = (folder / "musubi.prom").string();
};

}  // namespace

TEST_CASE("the metrics of a good night say what was published", "[cli][metrics]") {
  const NightlyJob job;
  job.folder.write("docs/a.txt", "大連市\n");
  job.folder.write("docs/b.txt", "瀋陽市\n");
  job.folder.write("docs/empty.txt", "");
  REQUIRE(job.run_on({(job.folder / "docs").string()}) == 1);
  auto first = job.metrics();
  CHECK(first["musubi_last_success_timestamp_seconds"] > 1.7e9);
  CHECK(first["musubi_last_run_exit_status"] == 1);
  CHECK(first["musubi_last_run_documents{outcome=\"added\"}"] == 2);
  CHECK(first["musubi_last_run_documents{outcome=\"refused\"}"] == 1);
  CHECK(first["musubi_generation"] == 1);
  CHECK(first["musubi_index_documents"] == 2);
  CHECK(first["musubi_index_bytes"] > 1000);

  std::filesystem::remove(job.folder / "docs/empty.txt");
  std::filesystem::remove(job.folder / "docs/b.txt");
  job.folder.write("docs/a.txt", "大連市との経済交流\n");
  job.folder.write("docs/c.txt", "天津市\n");
  REQUIRE(job.run_on({(job.folder / "docs").string(), "--max-shrink", "100%"}) == 0);
  auto second = job.metrics();
  CHECK(second["musubi_last_run_documents{outcome=\"added\"}"] == 1);
  CHECK(second["musubi_last_run_documents{outcome=\"changed\"}"] == 1);
  CHECK(second["musubi_last_run_documents{outcome=\"removed\"}"] == 1);
  CHECK(second["musubi_last_run_documents{outcome=\"unchanged\"}"] == 0);
  CHECK(second["musubi_generation"] == 2);
}

TEST_CASE("the metrics of a bad night keep the last good one", "[cli][metrics]") {
  const NightlyJob job;
  const auto good = job.folder.write("a.txt", "大連市\n");
  REQUIRE(job.run_on({good}) == 0);
  const double success = job.metrics()["musubi_last_success_timestamp_seconds"];
  REQUIRE(job.run_on({"--rebuild", "--only", job.folder.write("empty.txt", "")}) == 2);
  auto bad = job.metrics();
  CHECK(bad["musubi_last_success_timestamp_seconds"] == success);
  CHECK(bad["musubi_last_run_exit_status"] == 2);
  CHECK(bad["musubi_generation"] == 1);
  CHECK(bad["musubi_index_documents"] == 1);
}

TEST_CASE("metrics and report of a refused generation tell of the live one, and why",
          "[cli][metrics]") {
  const NightlyJob job;
  job.folder.write("docs/a.txt", "大連市\n");
  job.folder.write("docs/b.txt", "瀋陽市\n");
  const std::string docs = (job.folder / "docs").string();
  REQUIRE(job.run_on({docs}) == 0);
  const auto before = job.metrics();
  std::filesystem::remove(job.folder / "docs/b.txt");
  const std::string report_file = (job.folder / "report.json").string();
  REQUIRE(job.run_on({"--report", report_file, docs}) == 2);
  auto after = job.metrics();
  CHECK(after["musubi_last_run_exit_status"] == 2);
  CHECK(after["musubi_last_run_documents{outcome=\"removed\"}"] == 1);
  for (const char* name : {"musubi_last_success_timestamp_seconds", "musubi_generation",
                           "musubi_index_documents", "musubi_index_bytes"}) {
    CAPTURE(name);
    CHECK(after[name] == before.at(name));
  }
  const auto report = nlohmann::json::parse(read_file(report_file));
  CHECK(report["outcome"] == "not published");
  CHECK_THAT(report["error"].get<std::string>(),
             Catch::Matchers::ContainsSubstring("--max-shrink"));
  CHECK(report["generation"] == "");
  CHECK(report["changes"]["removed"] == 1);
}

TEST_CASE("a job that finds the lock taken leaves the metrics to the one at work",
          "[cli][metrics]") {
  const NightlyJob job;
  const auto good = job.folder.write("a.txt", "大連市\n");
  REQUIRE(job.run_on({good}) == 0);
  const std::string before = read_file(job.file);
  const auto lock = musubi::IndexLock::acquire(job.layout.lock());
  REQUIRE(lock);
  REQUIRE(lock->has_value());
  CHECK(job.run_on({good}) == 3);
  CHECK(read_file(job.file) == before);
}

TEST_CASE("metrics that cannot be written are refused before any work", "[cli][metrics]") {
  NightlyJob job;
  job.file = "/nonexistent/musubi.prom";
  CHECK(job.run_on({job.folder.write("a.txt", "大連市\n")}) == 2);
  CHECK(!job.layout.live_generation());
}
