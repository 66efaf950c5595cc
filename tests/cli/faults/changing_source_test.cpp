#include <fmt/format.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/faults/numbered_corpus.h"

using musubi::test::comparable;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace fs = std::filesystem;

namespace {

// More than the indexer reads at once, so that it is not done when it halts.
constexpr int kRecords = 40;
constexpr std::size_t kRecordBytes = 200'000;

std::string records(const std::string& body, int first = 0) {
  static const std::string unread(kRecordBytes, 'x');  // no text
  std::string lines;
  for (int i = first; i < first + kRecords; ++i) {
    lines += fmt::format("{{\"id\": \"r{:03}\", \"title\": \"記録\", \"body\": \"{}\", ", i, body);
    lines += "\"unread\": {\"nested\": \"" + unread + "\"}}\n";
  }
  return lines;
}

Outcome ask(const std::string& index, const std::string& query) {
  return run("searcher", {"--index", index, "--format", "json", "--limit", "100", query});
}

int total(const std::string& index, const std::string& query) {
  const Outcome answer = ask(index, query);
  INFO(answer.err);
  REQUIRE(answer.status <= 1);
  return json::parse(answer.out)["total"];
}

struct Event {
  std::string why;
  std::string point;
  void (*happen)(const fs::path& source);
  int left;       // records in the index after the next job, which is not disturbed
  bool is_sound;  // so that a new index of the sources would hold the same
};

const std::vector<Event> kEvents = {
    {"vanishes before it is opened", "open:big.jsonl",
     [](const fs::path& source) { fs::remove(source); }, 0, true},
    {"vanishes while it is read", "read:big.jsonl",
     [](const fs::path& source) { fs::remove(source); }, 0, true},
    {"becomes a folder", "open:big.jsonl",
     [](const fs::path& source) {
       fs::remove(source);
       fs::create_directory(source);
     },
     0, true},
    {"becomes a pipe that nobody writes to", "open:big.jsonl",
     [](const fs::path& source) {
       fs::remove(source);
       REQUIRE(::mkfifo(source.c_str(), 0600) == 0);
     },
     kRecords, false},
    {"becomes a link to itself", "open:big.jsonl",
     [](const fs::path& source) {
       fs::remove(source);
       fs::create_symlink(source.filename(), source);
     },
     kRecords, false},
    {"loses its last two records", "read:big.jsonl",
     [](const fs::path& source) {
       fs::resize_file(source, fs::file_size(source) / kRecords * (kRecords - 2));
     },
     kRecords - 2, true},
    {"is cut in the middle of its last record", "read:big.jsonl",
     [](const fs::path& source) {
       fs::resize_file(source, fs::file_size(source) - kRecordBytes / 2);
     },
     kRecords, false},
    {"is emptied", "read:big.jsonl", [](const fs::path& source) { fs::resize_file(source, 0); },
     kRecords, false},
    {"grows", "read:big.jsonl",
     [](const fs::path& source) {
       std::ofstream(source, std::ios::app) << records("増えた観光の記録。", kRecords);
     },
     2 * kRecords, true},
    {"is written anew in its size", "read:big.jsonl",
     [](const fs::path& source) {
       std::ofstream(source, std::ios::binary) << records("明日の観光の記録。");
     },
     kRecords, true},
};

}  // namespace

TEST_CASE("a source that changes while it is read loses nothing and is read again",
          "[cli][faults]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const std::string fresh = (folder / "fresh").string();
  folder.write("sources/a.txt", "大連市との経済交流\n本文。\n");
  const fs::path source = folder / "sources/big.jsonl";
  const std::string sources = (folder / "sources").string();

  for (const Event& event : kEvents) {
    INFO("a source " << event.why);
    fs::remove_all(source);
    folder.write("sources/big.jsonl", records("最初の観光の記録。"));
    REQUIRE(run("indexer", {"--index", index, "--force", sources}).status == 0);
    folder.write("sources/big.jsonl", records("今夜の観光の記録。"));
    auto job = musubi::test::start("indexer-with-faults", {"--index", index, sources},
                                   {{"MUSUBI_HALT_AT", event.point}});
    REQUIRE(job.wait_until_stopped());
    event.happen(source);
    job.send(SIGCONT);
    const Outcome disturbed = job.wait();
    INFO(disturbed.err);
    CHECK((disturbed.status == 0 || disturbed.status == 1));
    CHECK(total(index, "大連") == 1);
    CHECK(total(index, "観光") >= kRecords);

    const Outcome next = run("indexer", {"--index", index, "--force", sources});
    INFO(next.err);
    CHECK((next.status == 0 || next.status == 1));
    CHECK(total(index, "大連") == 1);
    CHECK(total(index, "観光") == event.left);
    if (!event.is_sound) continue;
    fs::remove_all(fresh);
    REQUIRE(run("indexer", {"--index", fresh, sources}).status == 0);
    CHECK(comparable(ask(index, "大連 OR 観光")) == comparable(ask(fresh, "大連 OR 観光")));
  }
}

TEST_CASE("a source that is replaced before it is read leaves no document that is in neither",
          "[cli][faults]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const std::string fresh = (folder / "fresh").string();
  const std::string sources = (folder / "sources").string();
  const auto list = [](const std::vector<std::string>& ids) {
    std::string lines;
    for (const auto& id : ids) lines += json({{"id", id}, {"title", "瀋陽 " + id}}).dump() + "\n";
    return lines;
  };
  folder.write("sources/a.txt", "大連市との交流");
  folder.write("sources/b.jsonl", list({"r1", "r2", "r3"}));
  REQUIRE(run("indexer", {"--index", index, sources}).status == 0);

  // Tonight both have changed, and b.jsonl is replaced once more, in its size.
  folder.write("sources/a.txt", "大連市との交流と観光");
  folder.write("sources/b.jsonl", list({"R1", "r2", "r3"}));
  auto job = musubi::test::start("indexer-with-faults", {"--index", index, "--force", sources},
                                 {{"MUSUBI_HALT_AT", "read:a.txt"}});
  REQUIRE(job.wait_until_stopped());
  fs::rename(folder.write("new", list({"R1", "r2", "x3"})), folder / "sources/b.jsonl");
  job.send(SIGCONT);
  CHECK(job.wait().status == 0);
  REQUIRE(run("indexer", {"--index", index, "--force", sources}).status == 0);
  REQUIRE(run("indexer", {"--index", fresh, sources}).status == 0);
  CHECK(comparable(ask(index, "瀋陽")) == comparable(ask(fresh, "瀋陽")));
}

TEST_CASE("other content of the same size and time is read", "[cli][faults]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const fs::path source = folder.write("a.txt", "大連市との交流");
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24);
  fs::last_write_time(source, long_ago);
  REQUIRE(run("indexer", {"--index", index, source.string()}).status == 0);
  SECTION("it was written, and its time set back, as touch -d does") {
    folder.write("a.txt", "天津市との交流");
  }
  SECTION("another took its place, as cp -p and tar have it") {
    fs::rename(folder.write("b.txt", "天津市との交流"), source);
  }
  fs::last_write_time(source, long_ago);
  CHECK(run("indexer", {"--index", index, source.string()}).status == 0);
  CHECK(total(index, "天津") == 1);
  CHECK(total(index, "大連") == 0);
}
