// Pages that are there in English and in Japanese say the same.
#include <algorithm>
#include <regex>
#include <set>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/sources/source_tree.h"

namespace fs = std::filesystem;
using namespace musubi::test;

namespace {

struct Pair {
  fs::path english, japanese;
};

std::vector<Pair> translated_pages() {
  std::vector<Pair> pairs = {{source_tree() / "README.md", source_tree() / "README.ja.md"}};
  for (const auto& entry : fs::directory_iterator(source_tree() / "docs")) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".ja.md")) continue;
    const fs::path english = entry.path().parent_path() / (name.substr(0, name.size() - 6) + ".md");
    pairs.push_back({english, entry.path()});
  }
  return pairs;
}

std::string trimmed(const std::string& line) {
  const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
  return line.substr(first, line.find_last_not_of(' ') + 1 - first);
}

// A line of code without its comment, which is in the language of the page.
std::string code_of(const std::string& line) {
  static const std::regex kComment("(^| +)(#|※|//) .*$|   +[^ -~].*$|   +[a-z]+ .*$");
  return trimmed(std::regex_replace(line, kComment, ""));
}

// What must be the same in both languages, a line each: the level of each heading, the rows of
// each table by the code in them, and each line of code.
std::vector<std::string> outline(const fs::path& page) {
  std::vector<std::string> outline;
  bool is_fenced = false;
  for (const std::string& line : lines_of(page)) {
    const bool is_code = is_fenced || line.starts_with("    ");
    if (line.starts_with("```")) {
      is_fenced = !is_fenced;
      outline.push_back(line);
    } else if (is_code) {
      const std::string code = code_of(line);
      if (!code.empty()) outline.push_back(code);
    } else if (line.starts_with('#')) {
      outline.push_back(line.substr(0, line.find(' ')));
    } else if (line.starts_with('|')) {
      const auto spans = code_spans(line);  // in whatever order the sentences have them
      std::string row = "|";
      for (const std::string& span : std::set<std::string>(spans.begin(), spans.end())) {
        row += " " + span;
      }
      outline.push_back(row);
    }
  }
  return outline;
}

std::set<std::string> options_listed(const std::string& program) {
  static const std::regex kOption("\n  (?:-\\w \\[ )?(--[a-z-]+)");
  const std::string help = run(program, {"--help", "all"}).out;
  std::set<std::string> options;
  for (std::sregex_iterator at(help.begin(), help.end(), kOption), end; at != end; ++at) {
    options.insert((*at)[1]);
  }
  return options;
}

}  // namespace

TEST_CASE("a page has the same sections, tables and code in both languages", "[sources]") {
  for (const auto& [english, japanese] : translated_pages()) {
    INFO(japanese.filename());
    REQUIRE(fs::exists(english));
    const auto of_english = outline(english);
    const auto of_japanese = outline(japanese);
    for (std::size_t i = 0; i < std::min(of_english.size(), of_japanese.size()); ++i) {
      INFO("after: " << (i == 0 ? "the beginning" : of_english[i - 1]));
      REQUIRE(of_japanese[i] == of_english[i]);
    }
    CHECK(of_japanese.size() == of_english.size());
  }
}

TEST_CASE("each option has a row with an example on the first page", "[cli][sources]") {
  for (const char* name : {"README.md", "README.ja.md"}) {
    std::string rows;
    for (const std::string& line : lines_of(source_tree() / name)) {
      if (line.starts_with("| `-")) rows += line + "\n";
    }
    for (const std::string program : {"indexer", "searcher"}) {
      for (const std::string& option : options_listed(program)) {
        INFO(name << ": " << program << " " << option);
        CHECK(std::regex_search(rows, std::regex("`(-\\w`, `)?" + option + "[ `]")));
      }
    }
  }
}
