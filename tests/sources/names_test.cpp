// What the sources call by one name.
#include <map>
#include <regex>
#include <set>
#include <string>

#include "tests/catch.h"
#include "tests/sources/source_tree.h"

using namespace musubi::test;

namespace {

// The types of namespace musubi that a file defines: what is private to it counts only once.
std::set<std::string> types_of(const std::string& file) {
  static const std::regex kType(
      "^(?:struct|class|enum|enum class) (\\w+)(?: final)?(?: :.*)? \\{.*");
  std::set<std::string> types;
  bool is_private = false;
  for (const std::string& line : lines_of(source_tree() / file)) {
    if (line == "namespace {") is_private = true;
    if (line == "}  // namespace") is_private = false;
    std::smatch match;
    if (!is_private && std::regex_match(line, match, kType)) types.insert(match[1].str());
  }
  return types;
}

}  // namespace

// Two types of one name in one program are undefined behaviour that no compiler tells: the linker
// keeps one of the two destructors.
TEST_CASE("a name stands for one type", "[sources]") {
  std::map<std::string, std::string> defined;
  for (const char* part : {"common", "indexer", "searcher"}) {
    for (const std::string& file : sources_below(part)) {
      for (const std::string& type : types_of(file)) {
        const auto [known, is_new] = defined.try_emplace(type, file);
        INFO(type << " is defined in " << known->second << " and in " << file);
        CHECK(is_new);
      }
    }
  }
  CHECK(defined.size() > 300);
}
