#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"
#include "tests/cli/faults/numbered_corpus.h"

using musubi::test::corpus_index;
using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Runs a program of ours under limits that the shell sets.
Outcome run_limited(const std::string& limits, const std::string& program,
                    std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(),
                   {"-c", limits + R"(; exec "$0" "$@")", musubi::test::tested_program(program)});
  return run("/bin/sh", arguments);
}

// No thread can be started, whoever asks: its stack would be larger than the address space.
constexpr const char* kNoThreads = "ulimit -s 200000000000";

std::string many_documents(const TemporaryFolder& folder, int version) {
  std::string lines;
  for (int i = 0; i < 300; ++i) {
    const int edition = i % 3 == 0 ? version : 0;
    lines += nlohmann::json({{"id", "record-" + std::to_string(i)},
                             {"title", "覚書" + std::to_string(i)},
                             {"body", "大連市との経済交流 第" + std::to_string(edition) + "版"}})
                 .dump() +
             "\n";
  }
  return folder.write("records.jsonl", lines);
}

}  // namespace

TEST_CASE("without a thread to be had a run takes longer and comes to its end",
          "[cli][resources]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const std::string report = (folder / "report.json").string();
  const auto job = [&](int version) {
    return run_limited(
        kNoThreads, "indexer",
        {"--index", index, "--threads", "4", "--report", report, many_documents(folder, version)});
  };
  const auto count = [&](const std::string& query) {
    const Outcome answer =
        run_limited(kNoThreads, "searcher", {"--index", index, "--format", "json", query});
    INFO(answer.err);
    REQUIRE(answer.status <= 1);
    return nlohmann::json::parse(answer.out)["total"].get<int>();
  };
  const Outcome built = job(0);
  INFO(built.err);
  CHECK(built.status == 0);
  CHECK(contains(built.err, "0 of 4 threads"));
  CHECK(count("経済") == 300);
  const Outcome updated = job(1);
  INFO(updated.err);
  CHECK(updated.status == 0);
  CHECK(nlohmann::json::parse(read_file(report))["outcome"] == "published");
  CHECK(count("\"第1版\"") == 100);
  for (const char* command : {"--check", "--rollback", "--prune"}) {
    const Outcome done = run_limited(kNoThreads, "indexer", {"--index", index, command});
    INFO(command << '\n' << done.err);
    CHECK(done.status == 0);
  }
  CHECK(count("\"第1版\"") == 0);
}

TEST_CASE("without a thread to be had all shards of an index are searched", "[cli][resources]") {
  const TemporaryFolder folder;
  for (const std::string name : {"one", "two"}) {
    const auto source = folder.write(name + ".txt", "大連市との経済交流 " + name);
    REQUIRE(run("indexer", {"--index", (folder / name).string(), source}).status == 0);
  }
  folder.write("both/XAPIANDB", "auto ../one/generations/000001\nauto ../two/generations/000001\n");
  const Outcome answer = run_limited(
      kNoThreads, "searcher", {"--index", (folder / "both").string(), "--format", "json", "経済"});
  INFO(answer.err);
  CHECK(answer.status == 0);
  CHECK(nlohmann::json::parse(answer.out)["total"] == 2);
}

TEST_CASE("without memory a program ends with a status and a reason", "[cli][resources]") {
  if (musubi::test::tested_are_sanitized()) {
    WARN("skipped: AddressSanitizer maps more than any limit");
    return;
  }
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const std::string report = (folder / "report.json").string();
  const std::string metrics = (folder / "metrics.prom").string();
  const std::string source = many_documents(folder, 0);
  REQUIRE(run("indexer", {"--index", index, source}).status == 0);
  bool any_failed = false;
  for (int megabytes = 40; megabytes <= 400; megabytes += 40) {
    const std::string limit = "ulimit -v " + std::to_string(megabytes * 1024);
    INFO(limit);
    fs::remove(report);
    fs::remove(metrics);
    const Outcome job = run_limited(limit, "indexer",
                                    {"--index", index, "--rebuild", "--threads", "2", "--report",
                                     report, "--metrics", metrics, source});
    if (job.status == 127) continue;  // the program itself could not be loaded
    INFO(job.err);
    CHECK((job.status == 0 || job.status == 2));
    CHECK(!job.err.empty());
    CHECK(fs::exists(report));
    CHECK(fs::exists(metrics));
    any_failed = any_failed || job.status == 2;
    const Outcome answer = run_limited(limit, "searcher", {"--index", index, "大連 経済"});
    INFO(answer.err);
    CHECK((answer.status == 0 || answer.status == 2));
    CHECK(answer.out.empty() == (answer.status == 2));
    CHECK(answer.err.empty() == (answer.status == 0));
  }
  CHECK(any_failed);
  CHECK(run("searcher", {"--index", index, "大連"}).status == 0);
}
