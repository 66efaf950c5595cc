// What a run says to cron and to programs that read its standard output.
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/indexer/run/metrics_file.h"

using musubi::test::Outcome;
using musubi::test::parse_metrics;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

class Job {
 public:
  Job() { write("docs/a.txt", "大連の記録"); }

  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
  Outcome night(std::vector<std::string> options) const {
    options.insert(options.end(),
                   {"--index", (folder_ / "index").string(), (folder_ / "docs").string()});
    return run("indexer", options);
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a good night says nothing where quiet is asked for", "[cli][log]") {
  const Job job;
  job.write("docs/skipped.bin", "none of ours");
  const std::vector<std::string> options = GENERATE(
      values<std::vector<std::string>>({{"--quiet"}, {"--quiet", "--log-format", "json"}}));
  const auto check_silent = [&](const char* why) {
    INFO(why);
    const Outcome night = job.night(options);
    CHECK(night.status == 0);
    CHECK(night.out.empty());
    CHECK(night.err.empty());
  };
  check_silent("the first");
  check_silent("nothing changed");
  job.write("docs/b.txt", "瀋陽の記録");
  check_silent("a document came");

  job.write("docs/d.csv", "id,題名,日付\n1,大連,昨日ごろ\n");
  const Outcome warned = job.night(options);
  CHECK(warned.status == 0);
  CHECK_THAT(warned.err, Catch::Matchers::ContainsSubstring("昨日ごろ"));
  job.write("docs/c.txt", "");
  const Outcome bad = job.night(options);
  CHECK(bad.status == 1);
  CHECK_THAT(bad.err, Catch::Matchers::ContainsSubstring("c.txt") &&
                          !Catch::Matchers::ContainsSubstring("skipped"));
  const Outcome failed = run("indexer", {"--quiet", "--index", "/dev/null/index", "docs"});
  CHECK(failed.status == 2);
  CHECK_THAT(failed.err, Catch::Matchers::ContainsSubstring("/dev/null"));
}

TEST_CASE("the report and the metrics go to standard output where they are asked to",
          "[cli][log]") {
  const Job job;
  const Outcome report = job.night({"--report", "-"});
  CHECK(report.status == 0);
  CHECK(json::parse(report.out)["outcome"] == "published");
  const Outcome metrics = job.night({"--metrics", "-"});
  CHECK(metrics.status == 0);
  auto values = parse_metrics(metrics.out);
  CHECK(values["musubi_index_documents"] == 1);
  CHECK(values["musubi_last_success_timestamp_seconds"] > 0);
  // After a failed run nobody knows here when the last good one was.
  job.write("docs/a.txt", "");
  job.write("docs/b.txt", "");
  const Outcome failed = job.night({"--metrics", "-", "--max-refused", "1"});
  CHECK(failed.status == 2);
  CHECK_THAT(failed.out, Catch::Matchers::ContainsSubstring("musubi_last_run_exit_status 2") &&
                             !Catch::Matchers::ContainsSubstring("musubi_last_success"));
}

TEST_CASE("the status is 1 as long as something is refused", "[cli][update]") {
  const Job job;
  job.write("docs/list.jsonl", "{\"id\": \"1\", \"title\": \"大連\"}\n{\"id\": \"2\", \"title\"\n");
  for (int night = 0; night < 3; ++night) {
    const Outcome outcome = job.night({"--metrics", "-"});
    INFO("night " << night << ": " << outcome.err);
    CHECK(outcome.status == 1);
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("list.jsonl:2: "));
    auto values = parse_metrics(outcome.out);
    CHECK(values["musubi_last_run_exit_status"] == 1);
    CHECK(values["musubi_last_run_documents{outcome=\"refused\"}"] == 1);
  }
  job.write("docs/list.jsonl", "{\"id\": \"1\", \"title\": \"大連\"}\n");
  CHECK(job.night({}).status == 0);
  CHECK(job.night({}).status == 0);
}
