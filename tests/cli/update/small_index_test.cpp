// Updates of indexes that have but few blocks in each of their tables.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::test::read_file;
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

TEST_CASE("the size that tells when to compact is the same whatever thread is faster",
          "[cli][update]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const auto size = [&](const std::string& generation) {
    const auto manifest = read_file(index + "/generations/" + generation + "/manifest.json");
    return nlohmann::json::parse(manifest)["compacted_bytes"].get<std::uint64_t>();
  };
  const std::string source = folder.write("a.txt", "大連の記録");
  std::vector<std::string> arguments = {"--index", index,       "--keep", "9",
                                        "--force", "--rebuild", source,   MUSUBI_TEST_CORPUS};
  for (int build = 0; build < 4; ++build) REQUIRE(run("indexer", arguments).status == 0);
  for (const char* generation : {"000002", "000003", "000004"}) {
    CHECK(size(generation) == size("000001"));
  }
  // An update changes the tables, and not what they are compared with.
  folder.write("a.txt", "大連の記録 二");
  std::erase(arguments, "--rebuild");
  REQUIRE(run("indexer", arguments).status == 0);
  CHECK(size("000005") == size("000004"));
}
