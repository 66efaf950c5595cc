// An index that is there and may not be read is another thing than none.
#include <sys/stat.h>

#include <filesystem>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/nobody.h"

using musubi::IndexLayout;
using musubi::test::Nobody;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

TEST_CASE("an index that may not be read is told as such", "[cli][index]") {
  const Nobody nobody;
  if (!nobody.can_run()) {
    WARN("skipped: only root can run the programs as another user");
    return;
  }
  const TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms(0755));
  const IndexLayout layout(folder / "index");
  const std::string index = layout.root().string();
  const std::string source = folder.write("a.txt", "大連市との交流\n");
  REQUIRE(run("indexer", {"--index", index, source}).status == 0);
  REQUIRE(nobody.run("searcher", {"--index", index, "大連"}).status == 0);

  const fs::path live = layout.generations() / layout.live_generation().value();
  const int part = GENERATE(range(0, 6));
  const fs::path locked =
      std::vector<fs::path>{layout.root(), layout.stub(),           layout.generations(),
                            live,          live / "postlist.glass", live / "facets.bin"}
          .at(static_cast<std::size_t>(part));
  CAPTURE(locked.string());
  fs::permissions(locked, fs::perms::none);
  for (const auto& [program, arguments] : std::vector<std::pair<const char*, const char*>>{
           {"searcher", "大連"}, {"indexer", "--check"}, {"indexer", "--list"}}) {
    const Outcome outcome = nobody.run(program, {"--index", index, arguments});
    INFO(outcome.err);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("no permission"));
    CHECK_THAT(outcome.err, !Catch::Matchers::ContainsSubstring("run: indexer") &&
                                !Catch::Matchers::ContainsSubstring("no index"));
  }
}

TEST_CASE("what is no index says what it is", "[cli][index]") {
  const TemporaryFolder folder;
  const auto message = [&](const std::string& index) {
    const Outcome outcome = run("searcher", {"--index", (folder / index).string(), "大連"});
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    return outcome.err;
  };
  folder.write("file", "mine");
  folder.write("broken/XAPIANDB", "nonsense\n");
  fs::create_directories(folder / "folder/XAPIANDB");
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "glass ../elsewhere\n";
  folder.write("many/XAPIANDB", many);
  CHECK_THAT(message("none"), Catch::Matchers::ContainsSubstring("there is no index"));
  CHECK_THAT(message("file"), Catch::Matchers::ContainsSubstring("is not a folder"));
  CHECK_THAT(message("broken"),
             Catch::Matchers::ContainsSubstring("is not one that names databases"));
  CHECK_THAT(message("folder"), Catch::Matchers::ContainsSubstring("is not a regular file"));
  CHECK_THAT(message("many"), Catch::Matchers::ContainsSubstring("more than 256 databases"));
}
