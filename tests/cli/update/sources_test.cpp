// Which sources a run reads, and what becomes of those of the live index.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::IndexLayout;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace fs = std::filesystem;

namespace {

using Ids = std::set<std::string>;
using Catch::Matchers::ContainsSubstring;

// Folders a, with 20 documents of 大連, and b, with two of 瀋陽, as the working directory.
class Folders {
 public:
  Folders() {
    for (int i = 0; i < 20; ++i) write("a/" + std::to_string(i) + ".txt", "大連の記録");
    write("b/x.txt", "瀋陽の記録");
    write("b/y.txt", "瀋陽の記録二");
  }

  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
  std::string path(std::string_view name) const { return (folder_ / name).string(); }

  // Of the indexer, with `arguments` as they are typed in `folder`.
  Outcome index_in(const std::string& folder, const std::string& arguments) const {
    const std::string indexer = musubi::test::tested_program("indexer");
    return run("/bin/sh", {"-c", "cd '" + path(folder) + "' && exec '" + indexer + "' --index '" +
                                     path("index") + "' " + arguments});
  }
  Outcome index(const std::string& arguments) const { return index_in(".", arguments); }

  Ids ids(const std::string& query) const {
    const Outcome answer =
        run("searcher", {"--index", path("index"), "--format", "json", "--limit", "100", query});
    Ids ids;
    if (answer.status == 2) return {answer.err};
    const json parsed = json::parse(answer.out);
    for (const json& hit : parsed["hits"]) ids.insert(hit["id"]);
    return ids;
  }
  std::string live() const { return IndexLayout(path("index")).live_generation().value_or("none"); }

 private:
  TemporaryFolder folder_;
};

const Ids kB = {"b/x.txt#1", "b/y.txt#1"};

}  // namespace

TEST_CASE("a source of the live index that is not named stops the run", "[cli][update][sources]") {
  const Folders folders;
  REQUIRE(folders.index("a").status == 0);
  const Outcome other = folders.index("b");
  INFO(other.err);
  CHECK(other.status == 2);
  CHECK_THAT(other.err, ContainsSubstring("a is a source of the live index and not named now") &&
                            ContainsSubstring("--add") && ContainsSubstring("--remove") &&
                            ContainsSubstring("--only"));
  CHECK(folders.live() == "000001");
  CHECK(folders.ids("大連").size() == 20);
  // The same for a rebuild, and for a source that a config file names no more.
  CHECK(folders.index("--rebuild b").status == 2);
  folders.write("musubi.conf", "[indexer]\nsource = b\n");
  CHECK(folders.index("--config musubi.conf").status == 2);

  SECTION("all are named, and one more") {
    const Outcome both = folders.index("a b");
    CHECK(both.status == 0);
    CHECK_THAT(both.err, ContainsSubstring("2 added, 0 changed, 0 removed, 20 unchanged"));
    CHECK(folders.ids("瀋陽") == kB);
  }
  SECTION("one is added, and is one of all from then on") {
    CHECK(folders.index("--add b").status == 0);
    CHECK(folders.ids("瀋陽") == kB);
    CHECK(folders.ids("大連").size() == 20);
    CHECK(folders.index("a").status == 2);
    CHECK_THAT(folders.index("b a").err, ContainsSubstring("22 unchanged"));
    // Once more changes nothing.
    CHECK_THAT(folders.index("--add b").err, ContainsSubstring("nothing changed"));
  }
  SECTION("what is named is to be all") {
    const Outcome shrunk = folders.index("--only b");
    CHECK(shrunk.status == 2);
    CHECK_THAT(shrunk.err, ContainsSubstring("20 of the 20") && ContainsSubstring("--max-shrink"));
    const Outcome only = folders.index("--force --only b");
    CHECK(only.status == 0);
    CHECK_THAT(only.err, ContainsSubstring("2 added, 0 changed, 20 removed"));
    CHECK(folders.ids("大連").empty());
    CHECK(folders.ids("瀋陽") == kB);
  }
}

TEST_CASE("a source is taken out of an index", "[cli][update][sources]") {
  const Folders folders;
  REQUIRE(folders.index("a b").status == 0);
  const Outcome unknown = folders.index("--remove c");
  CHECK(unknown.status == 2);
  CHECK_THAT(unknown.err,
             ContainsSubstring("c is no source of the live index") && ContainsSubstring("a, b"));
  CHECK(folders.index("--remove b --remove a").status == 2);  // none would be left
  CHECK(folders.index("--remove a").status == 2);             // more than max-shrink
  const Outcome removed = folders.index("--remove b/");
  CHECK(removed.status == 0);
  CHECK_THAT(removed.err, ContainsSubstring("0 added, 0 changed, 2 removed"));
  CHECK(folders.ids("瀋陽").empty());
  CHECK(folders.index("a").status == 0);
  // One goes, and another comes.
  CHECK(folders.index("--force --remove a --add b").status == 0);
  CHECK(folders.ids("瀋陽") == kB);
  CHECK(folders.ids("大連").empty());
}

TEST_CASE("where no source is named, those of the live index are meant", "[cli][update][sources]") {
  const Folders folders;
  CHECK(folders.index("").status == 2);
  CHECK(folders.index("--remove a").status == 2);
  CHECK(!fs::exists(folders.path("index")));
  REQUIRE(folders.index("--add a b").status == 0);
  folders.write("b/x.txt", "天津の記録");
  fs::create_directory(folders.path("elsewhere"));
  // From whatever folder: the index knows where its sources are.
  const Outcome night = folders.index_in("elsewhere", "");
  CHECK(night.status == 0);
  CHECK_THAT(night.err, ContainsSubstring("0 added, 1 changed, 0 removed, 21 unchanged"));
  CHECK(folders.ids("天津") == Ids{"b/x.txt#1"});
}

TEST_CASE("a source is the same however it is spelled, and keeps its ids",
          "[cli][update][sources]") {
  const Folders folders;
  fs::create_directory_symlink(folders.path("b"), folders.path("link"));
  REQUIRE(folders.index("a b").status == 0);
  for (const std::string& same :
       {std::string("a b/"), std::string("a// b//"), std::string("./a ./b/."),
        std::string("a a/ b b"), std::string("a link/../b"),
        folders.path("a") + " " + folders.path("b/")}) {
    const Outcome night = folders.index(same);
    INFO(same << "\n" << night.err);
    CHECK(night.status == 0);
    CHECK_THAT(night.err, ContainsSubstring("nothing changed"));
  }
  CHECK_THAT(folders.index_in("a", "../a ../b").err, ContainsSubstring("nothing changed"));
  // A link to it is the same source as well.
  CHECK_THAT(folders.index("a link").err, ContainsSubstring("nothing changed"));
  // In another folder the same words name other sources.
  fs::create_directories(folders.path("elsewhere/a"));
  fs::create_directories(folders.path("elsewhere/b"));
  CHECK(folders.index_in("elsewhere", "a b").status == 2);
  CHECK(folders.ids("瀋陽") == kB);
}

TEST_CASE("a source that is missing is kept, however it is spelled, night after night",
          "[cli][update][sources]") {
  const Folders folders;
  const std::string spelling = GENERATE("b", "b/", "b//", "./b/", "ABSOLUTE/", "ABSOLUTE//");
  std::string source = spelling;
  if (source.starts_with("ABSOLUTE")) source.replace(0, 8, folders.path("b"));
  INFO(source);
  REQUIRE(folders.index("a " + source).status == 0);
  REQUIRE(folders.ids("瀋陽").size() == 2);
  fs::rename(folders.path("b"), folders.path("gone"));
  for (int night = 0; night < 3; ++night) {
    const Outcome missing = folders.index("a " + source);
    INFO("night " << night << ": " << missing.err);
    CHECK(missing.status == 1);
    CHECK_THAT(missing.err, ContainsSubstring("refused: "));
    CHECK(folders.ids("瀋陽").size() == 2);
  }
  fs::rename(folders.path("gone"), folders.path("b"));
  CHECK(folders.index("a " + source).status == 0);
}

TEST_CASE("what cannot be looked at is refused and kept, whatever its name",
          "[cli][update][sources]") {
  const Folders folders;
  fs::rename(folders.path("b"), folders.path("store"));
  fs::create_directory_symlink(folders.path("store"), folders.path("a/sub"));
  REQUIRE(folders.index("a").status == 0);
  const Ids ids = {"a/sub/x.txt#1", "a/sub/y.txt#1"};
  REQUIRE(folders.ids("瀋陽") == ids);
  const auto link = folders.path("a/sub");
  SECTION("a link to a folder that is not mounted") {
    fs::rename(folders.path("store"), folders.path("gone"));
  }
  SECTION("a link to itself") {
    fs::remove(link);
    fs::create_symlink("sub", link);
  }
  SECTION("a link through a name that is too long") {
    fs::remove(link);
    fs::create_symlink(std::string(300, 'x'), link);
  }
  for (int night = 0; night < 2; ++night) {
    const Outcome outcome = folders.index("a");
    INFO(outcome.err);
    CHECK(outcome.status == 1);
    CHECK_THAT(outcome.err, ContainsSubstring("refused: a/sub: "));
    CHECK(folders.ids("瀋陽") == ids);
  }
  // What is surely gone is taken out.
  fs::remove(link);
  CHECK(folders.index("a").status == 0);
  CHECK(folders.ids("瀋陽").empty());
}

TEST_CASE("a mount whose server is gone is refused and kept", "[cli][update][sources]") {
  const Folders folders;
  folders.write("a/below/x.txt", "瀋陽の記録");
  REQUIRE(folders.index("a").status == 0);
  for (const std::string gone : {"a", "a/below", "a/below/x.txt"}) {
    const Outcome job = run("indexer-with-faults", {"--index", folders.path("index")},
                            {{"MUSUBI_FAIL_STAT", folders.path(gone)}});
    CAPTURE(gone, job.err);
    CHECK(job.status == 1);
    CHECK_THAT(job.err, ContainsSubstring("refused: " + gone + ": Transport endpoint"));
    CHECK(folders.ids("瀋陽") == Ids{"a/below/x.txt#1"});
    CHECK(folders.ids("大連").size() == 20);
  }
}

TEST_CASE("a path that is too long for the system is refused, and the rest is read",
          "[cli][update][sources]") {
  const Folders folders;
  // Made from within, as no call takes the whole path.
  const Outcome made =
      run("/bin/sh", {"-c", "cd '" + folders.path("a") +
                                "' && for i in $(seq 20); do mkdir $(printf %0250d 0) && cd "
                                "$(printf %0250d 0) || exit 1; done; echo 瀋陽 > x.txt"});
  const Outcome job = folders.index("a");
  INFO(made.err << job.err);
  CHECK(job.status == 1);
  CHECK_THAT(job.err, ContainsSubstring("File name too long"));
  CHECK(folders.ids("大連").size() == 20);
}

TEST_CASE("whatever of an index cannot be looked at, the programs end with a status and a reason",
          "[cli][update][sources]") {
  const Folders folders;
  REQUIRE(folders.index("a").status == 0);
  for (const std::string gone :
       {"index", "index/generations", "index/history.json", "index/lock", "index/XAPIANDB",
        "index/dictionaries", "index/refused", "index/generations/.building"}) {
    for (const std::string command : {"", "--check", "--list", "--prune", "--rollback"}) {
      std::vector<std::string> words = {"--index", folders.path("index")};
      if (!command.empty()) words.push_back(command);
      const Outcome job =
          run("indexer-with-faults", words, {{"MUSUBI_FAIL_STAT", folders.path(gone)}});
      CAPTURE(gone, command, job.err);
      CHECK(job.status <= 2);
      CHECK((job.status == 0 || !job.err.empty()));
      CHECK_THAT(job.err, !ContainsSubstring("ended by a fault"));
    }
    CHECK(folders.ids("大連").size() == 20);
  }
  CHECK(folders.index("--check").status == 0);
}

TEST_CASE("a folder whose entries cannot be read is refused and kept", "[cli][update][sources]") {
  const Folders folders;
  folders.write("a/below/x.txt", "瀋陽の記録");
  REQUIRE(folders.index("a").status == 0);
  for (const std::string failing : {"a", "a/below"}) {
    const Outcome job = run("indexer-with-faults", {"--index", folders.path("index")},
                            {{"MUSUBI_FAIL_LISTING", folders.path(failing)}});
    CAPTURE(failing, job.err);
    CHECK(job.status == 1);
    CHECK_THAT(job.err, ContainsSubstring("refused: " + failing + ": Input/output error"));
    CHECK(folders.ids("瀋陽") == Ids{"a/below/x.txt#1"});
    CHECK(folders.ids("大連").size() == 20);
  }
  // The folders of the index itself, in a run and in what looks after them.
  folders.write("a/below/y.txt", "瀋陽の記録二");
  for (const std::string failing : {"index", "index/generations", "index/dictionaries"}) {
    for (const std::string command : {"", "--list", "--check", "--prune", "--rollback"}) {
      std::vector<std::string> words = {"--index", folders.path("index")};
      if (!command.empty()) words.push_back(command);
      const Outcome job =
          run("indexer-with-faults", words, {{"MUSUBI_FAIL_LISTING", folders.path(failing)}});
      CAPTURE(failing, command, job.err);
      CHECK(job.status <= 2);
      CHECK((job.status != 2 || !job.err.empty()));
      const bool is_no_table = failing == "index/generations" && command == "--list";
      if (is_no_table) CHECK((job.status == 2 && job.out.empty()));
    }
    CHECK(folders.ids("瀋陽").size() >= 1);
  }
  CHECK(folders.index("a").status == 0);
  CHECK(folders.ids("瀋陽").size() == 2);
}

TEST_CASE("documents that go count as gone, however many come", "[cli][update][sources]") {
  const Folders folders;
  REQUIRE(folders.index("a").status == 0);
  for (int i = 0; i < 5; ++i) {
    fs::rename(folders.path("a/" + std::to_string(i) + ".txt"),
               folders.path("a/new" + std::to_string(i) + ".txt"));
  }
  const Outcome refused = folders.index("a");
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("5 of the 20") && ContainsSubstring("25.0%"));
  const Outcome forced = folders.index("--force a");
  CHECK(forced.status == 0);
  CHECK_THAT(forced.err, ContainsSubstring("5 added, 0 changed, 5 removed, 15 unchanged"));
}

TEST_CASE("options that contradict each other are refused", "[cli][update][sources]") {
  const Folders folders;
  for (const char* arguments :
       {"a --add b", "--only --add b", "--only", "--list --add a", "--check --only",
        "--rollback --rehash", "--report - --metrics - a", "a ''", "--add ''"}) {
    INFO(arguments);
    CHECK(folders.index(arguments).status == 2);
  }
  CHECK(!fs::exists(folders.path("index")));
}

TEST_CASE("two folders of one name are two sources, and their ids stay apart",
          "[cli][update][sources]") {
  const Folders folders;
  folders.write("elsewhere/b/x.txt", "瀋陽の別の記録");
  folders.write("elsewhere/b/sub/x.txt", "瀋陽の深い記録");
  REQUIRE(folders.index("b").status == 0);
  const Outcome added = folders.index_in("elsewhere", "--add b");
  INFO(added.err);
  CHECK(added.status == 0);
  CHECK_THAT(added.err, ContainsSubstring("2 added, 0 changed, 0 removed, 2 unchanged"));
  const Ids all = {"b/x.txt#1", "b/y.txt#1", folders.path("elsewhere/b/x.txt#1"),
                   folders.path("elsewhere/b/sub/x.txt#1")};
  CHECK(folders.ids("瀋陽") == all);
  CHECK_THAT(folders.index("").err, ContainsSubstring("nothing changed"));
  // Each is kept apart, too.
  fs::rename(folders.path("elsewhere/b"), folders.path("gone"));
  CHECK(folders.index("").status == 1);
  CHECK(folders.ids("瀋陽") == all);
  CHECK(folders.index("--force --remove " + folders.path("elsewhere/b")).status == 0);
  CHECK(folders.ids("瀋陽") == kB);
}

TEST_CASE("a folder stands for the sources below it", "[cli][update]") {
  const Folders folders;
  folders.write("b/c/z.txt", "瀋陽の記録三");
  REQUIRE(folders.index("b").status == 0);
  REQUIRE(folders.index("--add b/c").status == 0);
  Ids all = kB;
  all.insert("b/c/z.txt#1");
  CHECK(folders.ids("瀋陽") == all);
  const Outcome whole = folders.index("b");
  INFO(whole.err);
  CHECK(whole.status == 0);
  CHECK(folders.ids("瀋陽") == all);
  CHECK(folders.index("b/c").status == 2);  // but not the other way round
}
