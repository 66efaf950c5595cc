#include <fmt/format.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace fs = std::filesystem;

namespace {

// More than the indexer reads at once, so that it is not done when it halts.
constexpr int kRecords = 40;
constexpr std::size_t kRecordBytes = 200'000;

std::string records(const std::string& body) {
  std::string lines;
  for (int i = 0; i < kRecords; ++i) {
    json record = {{"id", fmt::format("r{}", i)}, {"title", "記録"}, {"body", body}};
    record["unread"] = std::string(kRecordBytes, 'x');
    lines += record.dump() + "\n";
  }
  return lines;
}

json answer(const std::string& index, std::vector<std::string> words) {
  words.insert(words.begin(), {"--index", index, "--format", "json", "--limit", "100"});
  const Outcome outcome = run("searcher", words);
  INFO(outcome.err);
  REQUIRE(outcome.status <= 1);
  json found = json::parse(outcome.out);
  found.erase("took_ms");
  return found;
}

struct Event {
  std::string why;
  std::string point;
  void (*happen)(const fs::path& source);
};

const std::vector<Event> kEvents = {
    {"vanishes before it is opened", "open:big.jsonl",
     [](const fs::path& source) { fs::remove(source); }},
    {"vanishes while it is read", "read:big.jsonl",
     [](const fs::path& source) { fs::remove(source); }},
    {"becomes a folder", "open:big.jsonl",
     [](const fs::path& source) {
       fs::remove(source);
       fs::create_directory(source);
     }},
    {"becomes a pipe that nobody writes to", "open:big.jsonl",
     [](const fs::path& source) {
       fs::remove(source);
       REQUIRE(::mkfifo(source.c_str(), 0600) == 0);
     }},
    {"becomes a link to itself", "open:big.jsonl",
     [](const fs::path& source) {
       fs::remove(source);
       fs::create_symlink(source.filename(), source);
     }},
    {"is cut in the middle of a record", "read:big.jsonl",
     [](const fs::path& source) {
       fs::resize_file(source, fs::file_size(source) - kRecordBytes * 3 / 2);
     }},
    {"is emptied", "read:big.jsonl", [](const fs::path& source) { fs::resize_file(source, 0); }},
    {"grows", "read:big.jsonl",
     [](const fs::path& source) {
       std::ofstream(source, std::ios::app) << records("増えた観光の記録。");
     }},
    {"is written anew in its size", "read:big.jsonl",
     [](const fs::path& source) {
       std::ofstream(source, std::ios::binary) << records("変わった観光の記録。");
     }},
    {"is written anew in its size and with its old time", "read:big.jsonl",
     [](const fs::path& source) {
       const auto time = fs::last_write_time(source);
       std::ofstream(source, std::ios::binary) << records("変わった観光の記録。");
       fs::last_write_time(source, time);
     }},
};

}  // namespace

TEST_CASE("a source that changes while it is read harms no other and is read again",
          "[cli][faults]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const std::string other = folder.write("sources/a.txt", "大連市との経済交流\n本文。\n");
  const fs::path source = folder.write("sources/big.jsonl", records("最初の観光の記録。"));
  const std::string sources = (folder / "sources").string();
  REQUIRE(run("indexer", {"--index", index, sources}).status == 0);

  for (const Event& event : kEvents) {
    INFO("a source " << event.why);
    fs::remove_all(source);
    folder.write("sources/big.jsonl", records("今夜の観光の記録。"));
    auto job = musubi::test::start("indexer-with-faults", {"--index", index, "--force", sources},
                                   {{"MUSUBI_HALT_AT", event.point}});
    REQUIRE(job.wait_until_stopped());
    event.happen(source);
    job.send(SIGCONT);
    const Outcome outcome = job.wait();
    INFO(outcome.err);
    CHECK((outcome.status == 0 || outcome.status == 1));
    CHECK(answer(index, {"大連"})["total"] == 1);

    // Undisturbed, the next job comes to what a new index of the sources would hold.
    const Outcome next = run("indexer", {"--index", index, "--force", sources});
    INFO(next.err);
    CHECK((next.status == 0 || next.status == 1));
    const std::string fresh = (folder / "fresh").string();
    fs::remove_all(fresh);
    REQUIRE(run("indexer", {"--index", fresh, sources}).status <= 1);
    CHECK(answer(index, {"大連 OR 観光"}) == answer(fresh, {"大連 OR 観光"}));
  }
}
