#include <algorithm>
#include <regex>

#include "common/analysis/analyzer.h"
#include "common/analysis/normalizer.h"
#include "common/index/schema.h"
#include "searcher/query/parser.h"
#include "tests/catch.h"
#include "tests/sources/source_tree.h"

using namespace musubi;
using namespace musubi::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const char* page, const char* heading) {
  Rows rows = table_below(heading, source_tree() / "docs" / page);
  REQUIRE_FALSE(rows.empty());
  return rows;
}

// The first code span of a cell.
std::string code_of(const std::string& cell) {
  const auto spans = code_spans(cell);
  REQUIRE_FALSE(spans.empty());
  return spans.front();
}

// Query and tree of each example of the page on the query language.
std::vector<std::pair<std::string, std::string>> examples() {
  std::vector<std::pair<std::string, std::string>> found;
  for (const char* heading : {"By examples", "What makes no sense"}) {
    for (const auto& cells : rows_of("query-language.md", heading)) {
      const bool is_of_a_field = !cells[1].starts_with('`');
      if (!is_of_a_field) found.emplace_back(code_of(cells[0]), code_of(cells[1]));
    }
  }
  return found;
}

std::string tree_of(const std::string& query) {
  const auto tree = parse_query(query);
  return tree ? to_text(*tree) : tree.error().message;
}

std::string in_full_width(std::string query) {
  const std::pair<const char*, const char*> kSigns[] = {
      {"AND", "ＡＮＤ"}, {"OR", "ＯＲ"}, {"NOT", "ＮＯＴ"}, {" ", "　"},   {"-", "－"},
      {"\\(", "（"},     {"\\)", "）"},  {":", "："},       {"\\*", "＊"}, {"\"", "”"}};
  for (const auto& [sign, wide] : kSigns) query = std::regex_replace(query, std::regex(sign), wide);
  return query;
}

std::string terms_of(const std::string& text, Analyzer& analyzer) {
  std::string terms;
  analyzer.analyze(normalize(text), [&](const AnalyzedTerm& term) {
    if (!terms.empty()) terms += ' ';
    if (term.role == TermRole::Part) terms += '+';
    if (term.role == TermRole::Homograph) terms += '~';
    if (term.role == TermRole::Joined) terms += '=';
    terms += term.text;
  });
  return terms;
}

}  // namespace

TEST_CASE("the examples of the query language are read as its page says", "[sources][query]") {
  for (const auto& [query, tree] : examples()) {
    INFO(query);
    CHECK(tree_of(query) == tree);
  }
}

TEST_CASE("every sign and operator may be typed in full width", "[sources][query]") {
  // Inside a word a sign is a part of it, and shown as typed.
  static const std::regex kSignsInWords(
      ".*[A-Za-z0-9]-[A-Za-z0-9].*|.*://.*|.*[0-9]:[0-9].*|.*[&★].*");
  for (const auto& [query, tree] : examples()) {
    if (std::regex_match(query, kSignsInWords) || tree.find(':') != tree.npos) continue;
    if (tree.find('"') != tree.npos) continue;  // a phrase is shown as typed
    const std::string wide = in_full_width(query);
    INFO(wide);
    if (tree == "OR") {
      CHECK(tree_of(wide) == "ＯＲ");
    } else {
      CHECK(tree_of(wide) == tree);
    }
  }
}

TEST_CASE("a field may be typed by each name that the page lists", "[sources][query]") {
  std::size_t names = 0;
  for (const auto& cells : rows_of("query-language.md", "By examples")) {
    const bool is_of_a_field = !cells[1].starts_with('`');
    if (!is_of_a_field) continue;
    for (const std::string& name : code_spans(cells[0])) {
      INFO(name);
      const Field* field = find_field(name);
      REQUIRE(field != nullptr);
      for (const std::string& other :
           split_values(std::regex_replace(cells[1], std::regex(", "), "\x1f"))) {
        INFO(other);
        CHECK(find_field(other) == field);
        ++names;
      }
    }
  }
  CHECK(names > 20);
}

TEST_CASE("the examples of the analysis give the terms that its page says", "[sources][analysis]") {
  const std::filesystem::path data = MUSUBI_TEST_DATA;
  const auto dictionary =
      Dictionary::open(MUSUBI_TEST_DICTIONARY, {data / "places.dic", data / "spellings.dic"});
  REQUIRE(dictionary);
  Analyzer analyzer(*dictionary);
  std::size_t examples_seen = 0;
  for (const auto& cells :
       table_below("First: one term for one word", source_tree() / "docs" / "analysis.md")) {
    const std::string text = code_of(cells[0]);
    INFO(text);
    CHECK(terms_of(text, analyzer) == cells[1]);
    ++examples_seen;
  }
  CHECK(examples_seen > 5);
}
