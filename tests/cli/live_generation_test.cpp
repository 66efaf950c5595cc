#include <map>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::IndexLayout;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> contents_of(const fs::path& generation) {
  std::map<std::string, std::string> contents;
  for (const auto& entry : fs::recursive_directory_iterator(generation)) {
    if (entry.is_regular_file()) contents[entry.path().string()] = read_file(entry.path());
  }
  return contents;
}

}  // namespace

TEST_CASE("a generation never changes once it is live", "[cli][generations]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const auto call = [&](const char* program, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--index", layout.root().string()});
    return run(program, arguments).status;
  };
  const std::string cities = folder.write("cities.txt", "大連市との経済交流\n");
  const std::string other = folder.write("other.txt", "瀋陽市との友好交流\n");
  REQUIRE(call("indexer", {cities, other}) == 0);
  const fs::path first = layout.generations() / *layout.live_generation();
  const auto before = contents_of(first);
  REQUIRE_FALSE(before.empty());

  CHECK(call("searcher", {"大連"}) == 0);
  CHECK(call("indexer", {cities, other}) == 0);  // nothing new
  folder.write("cities.txt", "大連市と天津市との経済交流\n");
  CHECK(call("indexer", {cities, other}) == 0);
  const fs::path second = layout.generations() / *layout.live_generation();
  REQUIRE(second != first);
  CHECK(contents_of(first) == before);

  const auto updated = contents_of(second);
  CHECK(call("indexer", {"--check"}) == 0);
  CHECK(call("indexer", {"--rollback"}) == 0);
  CHECK(contents_of(first) == before);
  auto withdrawn = contents_of(second);
  withdrawn.erase((second / "withdrawn").string());  // the mark that says so
  CHECK(withdrawn == updated);
}
