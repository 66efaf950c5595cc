// Updates of indexes that have but few blocks in each of their tables.
#include <filesystem>
#include <string>

#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::test::run;
using musubi::test::TemporaryFolder;

TEST_CASE("the nights of a small index are updates", "[cli][update]") {
  const int documents = GENERATE(36, 44);
  const TemporaryFolder folder;
  const auto write = [&](const std::string& name, const std::string& text) {
    folder.write("docs/" + name + ".txt", text);
  };
  for (int i = 0; i < documents; ++i) {
    write(std::to_string(i), "大連の記録 " + std::to_string(i) + " 番 経済");
  }
  const std::vector<std::string> arguments = {"--index", (folder / "index").string(),
                                              (folder / "docs").string(), MUSUBI_TEST_CORPUS};
  REQUIRE(run("indexer", arguments).status == 0);
  for (int night = 0; night < 4; ++night) {
    write("new" + std::to_string(night), "瀋陽" + std::string(night, 'x'));
    if (night > 0) write("0", "旅順の記録 " + std::to_string(night));
    if (night == 2) std::filesystem::remove(folder / "docs" / "1.txt");
    const auto outcome = run("indexer", arguments);
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.err, !Catch::Matchers::ContainsSubstring("read anew"));
  }
  CHECK(run("indexer", {"--index", (folder / "index").string(), "--check"}).status == 0);
}
