// What the system, a file or a signal may do to a run at its edges.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::start;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

// A line of shell in the folder, with the programs on the path.
Outcome shell(const TemporaryFolder& folder, const std::string& line) {
  return run("/bin/sh", {"-c", "cd " + folder.path().string() + " && " + line},
             {{"PATH", musubi::test::tested_folder() + ":/usr/bin:/bin"}});
}

// One that has ended and that nobody waits for (Z) does not run, though its number is taken.
bool is_running(const std::string& process) {
  const std::string status = read_file("/proc/" + std::to_string(std::stoi(process)) + "/stat");
  return !status.empty() && status.find(") Z ") == std::string::npos;
}

}  // namespace

TEST_CASE("with closed streams nothing is written where it should not be", "[cli][streams]") {
  const TemporaryFolder folder;
  folder.write("docs/a.txt", "大連市との交流\n");
  CHECK(shell(folder, "indexer --index idx docs 2>&-").status == 0);
  const std::string lock = read_file(folder / "idx/lock");
  CHECK(std::count(lock.begin(), lock.end(), '\n') == 1);
  CHECK(lock.find("published") == lock.npos);
  CHECK(shell(folder, "indexer --index idx --check 2>&-").status == 0);
  CHECK(shell(folder, "searcher --index idx 大連 <&- 2>&-").status == 0);
  CHECK(shell(folder, "searcher --index idx 大連 >&-").status == 2);
  CHECK(shell(folder, "indexer --index idx docs <&- >&- 2>&-").status == 0);
}

TEST_CASE("a limit on the size of files is an error and no signal", "[cli][streams]") {
  const TemporaryFolder folder;
  folder.write("docs/a.txt", "大連市との交流\n");
  REQUIRE(shell(folder, "indexer --index idx docs && indexer --rebuild --index idx docs").status ==
          0);
  for (const char* line :
       {"indexer --index idx --rollback", "indexer --index other docs",
        "indexer --index idx --rebuild docs", "searcher --index idx 大連 > answer"}) {
    const Outcome outcome = shell(folder, std::string("(ulimit -f 0; ") + line + ")");
    CAPTURE(line, outcome.err);
    CHECK(outcome.status == 2);
  }
  CHECK(shell(folder, "searcher --index idx 大連").status == 0);
}

TEST_CASE("a text of one endless line is read to its end, whatever it stands in",
          "[cli][indexer]") {
  const TemporaryFolder folder;
  std::string line;
  for (int i = 0; line.size() < 200'000; ++i) {
    line += "弘前市と大連市は友好都市である" + std::to_string(i) + "。";
  }
  folder.write("docs/a.txt", line + "末尾は葛巻町。");
  folder.write("docs/b.html", "<title>頁</title><p>" + line + "末尾は葛巻町。");
  folder.write("docs/c.csv", "題名,本文\n表," + line + "末尾は葛巻町。\n");
  const Outcome indexed = shell(folder, "indexer --index idx docs");
  INFO(indexed.err);
  CHECK(indexed.status == 0);
  const Outcome found = shell(folder, "searcher --index idx --format json 葛巻町");
  for (const char* name : {"a.txt", "b.html", "c.csv"}) {
    CHECK(found.out.find(name) != found.out.npos);
  }
}

TEST_CASE("a file that is large by its size only is refused alone", "[cli][indexer]") {
  const TemporaryFolder folder;
  folder.write("docs/ok.txt", "大連市との交流\n");
  for (const char* name : {"hollow.txt", "hollow.csv", "hollow.jsonl"}) {
    std::ofstream(folder / ("docs/" + std::string(name))) << "";
    fs::resize_file(folder / ("docs/" + std::string(name)), std::uintmax_t{100} << 30);
  }
  const Outcome job = shell(folder, "timeout 60 indexer --index idx docs");
  INFO(job.err);
  CHECK(job.status == 1);
  CHECK_THAT(job.err, Catch::Matchers::ContainsSubstring("hollow.csv") &&
                          Catch::Matchers::ContainsSubstring("3 refused"));
  CHECK(shell(folder, "searcher --index idx 大連").status == 0);
}

TEST_CASE("a stop while a canary is asked ends its searcher too", "[cli][stop]") {
  const TemporaryFolder folder;
  folder.write("bin/place", "");
  folder.write("docs/a.txt", "大連市との交流\n");
  folder.write("canaries", "{\"query\": \"大連\", \"hits\": 1}\n");
  // A searcher beside the indexer that takes its time.
  folder.write("bin/searcher",
               "#!/bin/sh\necho $$ > " + (folder / "asked").string() + "\nexec sleep 50\n");
  fs::permissions(folder / "bin/searcher", fs::perms::owner_all);
  fs::copy_file(musubi::test::tested_program("indexer"), folder / "bin/indexer");
  auto job = start((folder / "bin/indexer").string(),
                   {"--index", (folder / "idx").string(), "--data", MUSUBI_TEST_DATA, "--canaries",
                    (folder / "canaries").string(), (folder / "docs").string()});
  while (!job.has_ended() && read_file(folder / "asked").empty()) ::usleep(10'000);
  const std::string asked = read_file(folder / "asked");
  REQUIRE(!asked.empty());
  job.send(SIGTERM);
  CHECK(job.wait().status == 2);
  for (int i = 0; i < 200 && is_running(asked); ++i) ::usleep(10'000);
  CHECK_FALSE(is_running(asked));
}

TEST_CASE("a user dictionary whose path holds a comma is refused with the reason",
          "[cli][options]") {
  const TemporaryFolder folder;
  folder.write("a,b/words.dic", "x");
  folder.write("docs/a.txt", "大連市との交流\n");
  const Outcome job = shell(folder, "indexer --index idx --user-dictionary a,b/words.dic docs");
  CHECK(job.status == 2);
  CHECK_THAT(job.err, Catch::Matchers::ContainsSubstring("holds a comma") &&
                          Catch::Matchers::ContainsSubstring("a,b/words.dic"));
}

TEST_CASE("a folder is no config file", "[cli][options]") {
  const TemporaryFolder folder;
  folder.write("docs/a.txt", "大連市との交流\n");
  for (const char* line :
       {"indexer --config docs --index idx docs", "searcher --config docs --index idx 大連"}) {
    const Outcome outcome = shell(folder, line);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("cannot read the config file docs"));
  }
}

TEST_CASE("what is refused is counted alike wherever it is told", "[cli][report]") {
  const TemporaryFolder folder;
  std::string lines = "{\"id\": \"ok\", \"title\": \"大連\"}\n";
  for (int i = 0; i < 1200; ++i) lines += "no JSON\n";
  folder.write("docs/a.jsonl", lines);
  const Outcome job =
      shell(folder, "indexer --index idx --report r.json --metrics m.prom --log-format json docs");
  CHECK(job.status == 1);
  CHECK_THAT(job.err, Catch::Matchers::ContainsSubstring("\"refused\":1200"));
  CHECK_THAT(read_file(folder / "m.prom"),
             Catch::Matchers::ContainsSubstring("outcome=\"refused\"} 1200"));
  const auto report = nlohmann::json::parse(read_file(folder / "r.json"));
  CHECK(report["sources"][0]["refused"] == 1200);
  int records = 0;
  for (const auto& refusal : report["refused"]) records += refusal["records"].get<int>();
  CHECK(records == 1200);
  CHECK_THAT(shell(folder, "indexer --index idx2 docs --max-refused 1199").err,
             Catch::Matchers::ContainsSubstring("1200 of 1201"));
}

TEST_CASE("a long title is bounded, and its rest is found in the body", "[cli][indexer]") {
  const TemporaryFolder folder;
  std::string title = "友好交流";
  while (title.size() < 3000 * 3) title += "あ";
  title += "瀋陽の末尾";
  folder.write("docs/a.jsonl",
               nlohmann::json{{"id", "1"}, {"title", title}, {"body", "本文の大連"}}.dump() + "\n");
  const Outcome job = shell(folder, "indexer --index idx --report r.json docs");
  CHECK(job.status == 0);
  CHECK_THAT(job.err, Catch::Matchers::ContainsSubstring("longer than 1000 characters"));
  CHECK_THAT(read_file(folder / "r.json"),
             Catch::Matchers::ContainsSubstring("longer than 1000 characters"));
  for (const char* query : {"瀋陽", "本文の大連", "title:友好交流"}) {
    const Outcome answer =
        shell(folder, std::string("searcher --index idx --format json ") + query);
    CAPTURE(query);
    CHECK(answer.status == 0);
    const auto found = nlohmann::json::parse(answer.out);
    CHECK(found["hits"][0]["title"].get<std::string>().size() == 3000);
  }
}
