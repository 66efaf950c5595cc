#include <filesystem>
#include <set>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::IndexLayout;
using musubi::test::corpus_index;
using musubi::test::read_file;

namespace fs = std::filesystem;

namespace {

// The files that the page lists in the table below this heading.
std::set<std::string> listed_below(const std::string& heading) {
  const std::string page =
      read_file(fs::path(MUSUBI_TEST_CORPUS).parent_path() / "docs" / "index-format.md");
  const std::size_t begin = page.find("\n" + heading + "\n");
  REQUIRE(begin != page.npos);
  std::size_t end = page.find("\n#", begin + 1);
  std::set<std::string> names;
  for (std::size_t at = page.find("\n| `", begin); at < end; at = page.find("\n| `", at + 1)) {
    const std::size_t name = at + 4;
    names.insert(page.substr(name, page.find('`', name) - name));
  }
  return names;
}

}  // namespace

TEST_CASE("the page on the format lists every file of a fresh generation", "[cli][docs]") {
  const IndexLayout layout(corpus_index());
  std::set<std::string> files;
  const auto folder = layout.generations() / layout.live_generation().value();
  for (const auto& entry : fs::directory_iterator(folder)) files.insert(entry.path().filename());
  CHECK(listed_below("## A generation") == files);
}
