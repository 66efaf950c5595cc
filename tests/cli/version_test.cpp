#include <filesystem>
#include <regex>

#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::test::read_file;
using musubi::test::run;

namespace {

std::string first_match(const char* file, const char* pattern) {
  const std::string text = read_file(std::filesystem::path(MUSUBI_TEST_CORPUS) / ".." / file);
  std::smatch match;
  return std::regex_search(text, match, std::regex(pattern)) ? match[1].str() : "";
}

}  // namespace

TEST_CASE("the programs and both lists of changes name one version", "[cli]") {
  CHECK(run("indexer", {"--version"}).out == "indexer (Musubi) " MUSUBI_VERSION "\n");
  CHECK(run("searcher", {"--version"}).out == "searcher (Musubi) " MUSUBI_VERSION "\n");
  CHECK(first_match("CHANGELOG.md", "\n## ([0-9.]+)\n") == MUSUBI_VERSION);
  CHECK(first_match("debian/changelog", "^musubi \\(([0-9.]+)\\)") == MUSUBI_VERSION);
}
