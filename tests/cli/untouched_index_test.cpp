// Whatever a searcher is asked, it leaves the index as it was.
#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <map>
#include <string>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

// Which file each name is, when it was last written to or changed, and what it holds.
std::map<std::string, std::string> state_of(const fs::path& folder) {
  std::map<std::string, std::string> states;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    struct stat status = {};
    REQUIRE(::lstat(entry.path().c_str(), &status) == 0);
    states[entry.path()] = fmt::format(
        "{} {:o} {}.{:09} {}.{:09} {}", status.st_ino, status.st_mode, status.st_mtim.tv_sec,
        status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
        entry.is_regular_file() ? std::hash<std::string>{}(read_file(entry.path())) : 0);
  }
  return states;
}

}  // namespace

TEST_CASE("a searcher writes nothing into an index", "[cli]") {
  const TemporaryFolder folder;
  fs::copy(musubi::test::corpus_index(), folder / "index", fs::copy_options::recursive);
  const std::string words =
      folder.write("words.csv", "結び丸,,,1,名詞,固有名詞,一般,*,*,*,*,*,*\n");
  const std::string lines =
      folder.write("lines", "大連\n「友好」\nけいざ*\n{\"query\": \"協定\", \"id\": 1}\n");
  const auto before = state_of(folder / "index");
  REQUIRE(before.size() > 10);
  const std::map<std::string, std::string> home = {{"XDG_CACHE_HOME", (folder / "cache").string()},
                                                   {"XDG_STATE_HOME", (folder / "state").string()}};
  const auto ask = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--index", (folder / "index").string()});
    return run("searcher", arguments, home);
  };
  CHECK(ask({"大連"}).status == 0);
  CHECK(ask({"--show", "1"}).status == 0);
  CHECK(ask({"「友好」", "--sort=-date"}).status == 0);
  CHECK(ask({"大漣"}).status == 0);  // corrected
  CHECK(ask({"どこにもないことば"}).status == 1);
  CHECK(ask({"--facet", "country"}).status == 0);
  CHECK(ask({"--since", "last"}).status <= 1);
  const Outcome batch =
      run("/bin/sh",
          {"-c", "exec \"$0\" --index \"$1\" --batch <\"$2\"",
           musubi::test::tested_program("searcher"), (folder / "index").string(), lines},
          home);
  CHECK(batch.status == 0);
  CHECK(state_of(folder / "index") == before);
}
