// Folders that are no index, and files that others laid where the indexer writes.
#include <sys/stat.h>

#include <filesystem>
#include <map>

#include "common/file/durable.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::start;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

std::string source_in(const TemporaryFolder& folder) {
  return folder.write("docs/a.txt", "大連市との経済交流\n");
}

// Paths and contents of all that is below a folder.
std::map<std::string, std::string> content_of(const fs::path& folder) {
  std::map<std::string, std::string> content;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    content[entry.path().string()] = entry.is_regular_file() ? read_file(entry.path()) : "";
  }
  return content;
}

// Whatever lies in its way, the indexer comes to an end by itself.
Outcome run_in_time(const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {"-k", "1", "20", musubi::test::tested_program("indexer")};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run("/usr/bin/timeout", words);
}

}  // namespace

TEST_CASE("a folder that is no index is refused and nothing in it is touched", "[cli][foreign]") {
  const TemporaryFolder folder;
  const std::string source = source_in(folder);
  const std::string mine = (folder / "mine").string();
  SECTION("it has what an index has, and more") {
    for (const char* name : {"mine/refused/letter.txt", "mine/dictionaries/eijiro.txt",
                             "mine/generations/20240101/photo.jpg", "mine/generations/.git/HEAD",
                             "mine/lock", "mine/notes.txt"}) {
      folder.write(name, "precious");
    }
  }
  SECTION("one file of any name") {
    folder.write("mine/notes.txt", "precious");
  }
  SECTION("only generations") {
    folder.write("mine/generations/20240101/photo.jpg", "precious");
  }
  SECTION("a hidden folder among them") {
    folder.write("mine/generations/.git/HEAD", "precious");
  }
  SECTION("only dictionaries") {
    folder.write("mine/dictionaries/eijiro.txt", "precious");
  }
  SECTION("a stub of shards that was written by hand") {
    folder.write("mine/XAPIANDB", "auto ../north\nremote localhost:7001\n");
  }
  SECTION("a stub of the shards that were published here and one more") {
    REQUIRE(run("indexer", {"--index", mine, "--shards", "2", source}).status == 0);
    folder.write("mine/XAPIANDB", read_file(folder / "mine/XAPIANDB") + "remote localhost:7001\n");
  }
  const auto before = content_of(mine);
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"--index", mine, source}, {"--index", mine, "--rebuild", "--force", source}}) {
    const Outcome job = run("indexer", arguments);
    INFO(job.err);
    CHECK(job.status == 2);
    CHECK_THAT(job.err, Catch::Matchers::ContainsSubstring("mine") &&
                            Catch::Matchers::ContainsSubstring("--index"));
    CHECK(content_of(mine) == before);
  }
  for (const char* command : {"--prune", "--rollback"}) {
    CHECK(run("indexer", {"--index", mine, "--keep", "1", command}).status == 2);
    CHECK(content_of(mine) == before);
  }
}

TEST_CASE("what a broken first run left is an index, and a user's notes in one are kept",
          "[cli][foreign]") {
  const TemporaryFolder folder;
  const std::string source = source_in(folder);
  const std::string index = (folder / "index").string();
  const std::string draft = "index/.XAPIANDB.0123456789abcdef.draft";
  folder.write("index/lock", "4711 host 2026-11-22T02:00:00Z\n");
  folder.write("index/generations/.building/half", "x");
  folder.write("index/dictionaries/words-0123456789abcdef.dic", "x");
  folder.write(draft, "auto gen");
  fs::create_directories(folder / "index/lost+found");
  const Outcome job = run("indexer", {"--index", index, source});
  INFO(job.err);
  CHECK(job.status == 0);
  CHECK(!fs::exists(folder / draft));

  const std::vector<std::string> notes = {"index/notes.txt", "index/XAPIANDB.new",
                                          "index/generations/.git/HEAD",
                                          "index/dictionaries/eijiro.txt"};
  for (const std::string& note : notes) folder.write(note, "precious");
  CHECK(run("indexer", {"--index", index, "--rebuild", "--keep", "1", source}).status == 0);
  CHECK(run("indexer", {"--index", index, "--keep", "1", "--prune"}).status == 0);
  for (const std::string& note : notes) CHECK(read_file(folder / note) == "precious");
}

TEST_CASE("no link that lies ready in an index is written through, and no pipe waited for",
          "[cli][foreign]") {
  const TemporaryFolder folder;
  const std::string source = source_in(folder);
  const std::string victim = folder.write("victim", "secret");
  const fs::path index = folder / "index";
  fs::create_directories(index);
  const auto kind = GENERATE(as<std::string>{}, "link", "hard link", "pipe");
  const auto name = GENERATE(as<std::string>{}, "lock", "XAPIANDB", "XAPIANDB.new");
  CAPTURE(kind, name);
  if (kind == "link") fs::create_symlink("../victim", index / name);
  if (kind == "hard link") fs::create_hard_link(victim, index / name);
  if (kind == "pipe") REQUIRE(::mkfifo((index / name).c_str(), 0600) == 0);
  const Outcome job = run_in_time({"--index", index.string(), source});
  INFO(job.err);
  CHECK(job.status == (name == "lock" ? 2 : 0));
  CHECK(read_file(victim) == "secret");
  if (name == "lock")
    CHECK_THAT(job.err, Catch::Matchers::ContainsSubstring((index / name).string()));
}

TEST_CASE("a pipe in place of the stub is an error at once", "[cli][foreign]") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  fs::create_directories(index / "generations");
  REQUIRE(::mkfifo((index / "XAPIANDB").c_str(), 0600) == 0);
  const Outcome answer =
      run("/usr/bin/timeout", {"-k", "1", "20", musubi::test::tested_program("searcher"), "--index",
                               index.string(), "大連"});
  CHECK(answer.status == 2);
  CHECK_THAT(answer.err, Catch::Matchers::ContainsSubstring("is not a regular file"));
  CHECK(run_in_time({"--index", index.string(), "--check"}).status == 2);
}

TEST_CASE("the report and the metrics leave the user's other files alone", "[cli][foreign]") {
  const TemporaryFolder folder;
  const std::string source = source_in(folder);
  const std::string index = (folder / "index").string();
  const std::string victim = folder.write("victim", "secret");
  for (const char* name : {"r.json.new", "m.prom.new"}) folder.write(name, "mine");
  fs::create_symlink("victim", folder / "link.json");
  const Outcome job = run("indexer", {"--index", index, "--report", (folder / "r.json").string(),
                                      "--metrics", (folder / "m.prom").string(), source});
  CHECK(job.status == 0);
  for (const char* name : {"r.json.new", "m.prom.new"}) CHECK(read_file(folder / name) == "mine");
  CHECK(run("indexer", {"--index", index, "--report", (folder / "link.json").string(), source})
            .status == 0);
  CHECK(read_file(victim) == "secret");
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    CHECK(!musubi::is_draft(entry.path()));
  }
}

TEST_CASE("a report in place of a folder, a pipe or a device is refused before the work",
          "[cli][foreign]") {
  const TemporaryFolder folder;
  const std::string source = source_in(folder);
  const std::string index = (folder / "index").string();
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  fs::create_directories(folder / "folder");
  fs::create_symlink("/dev/null", folder / "link");
  for (const char* option : {"--report", "--metrics"}) {
    for (const char* name : {"pipe", "folder", "link"}) {
      const Outcome job = run_in_time({"--index", index, option, (folder / name).string(), source});
      CAPTURE(option, name, job.err);
      CHECK(job.status == 2);
      CHECK_THAT(job.err, Catch::Matchers::ContainsSubstring("is not a regular file"));
    }
  }
  CHECK(!fs::exists(index));
  CHECK(fs::is_symlink(folder / "link"));
}
