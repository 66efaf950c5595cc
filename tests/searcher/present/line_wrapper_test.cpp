#include "searcher/present/line_wrapper.h"

#include <string>
#include <vector>

#include "tests/catch.h"

namespace musubi {

namespace {

std::vector<std::string> lines_of(const std::string& text, int columns) {
  LineWrapper wrapper(AmbiguousWidth::Narrow);
  std::vector<std::string> lines;
  for (const auto& [begin, end] : wrapper.wrap(text, columns)) {
    lines.push_back(text.substr(begin, end - begin));
  }
  return lines;
}

}  // namespace

TEST_CASE("lines break where Japanese may be broken", "[present]") {
  struct Row {
    std::string why, text;
    int columns;
    std::vector<std::string> lines;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing", "", 10, {}},
      {"what fits stays on one line", "青森県", 6, {"青森県"}},
      {"between any two kanji", "青森県大連市", 6, {"青森県", "大連市"}},
      {"no full stop at the beginning", "青森県。大連", 6, {"青森", "県。大", "連"}},
      {"no opening bracket at the end", "青森「県」大", 6, {"青森", "「県」", "大"}},
      {"no small ッ or long vowel mark at the beginning", "県カッター", 4, {"県", "カッ", "ター"}},
      {"words stay whole", "Aomori Dalian", 8, {"Aomori", "Dalian"}},
      {"numbers stay whole", "平成2004年", 7, {"平成", "2004年"}},
      {"blanks at a break go", "青森　　大連", 4, {"青森", "大連"}},
      {"a word too long is cut", "abcdefgh", 3, {"abc", "def", "gh"}},
      {"between grapheme clusters", "👩\u200D🌾👩\u200D🌾", 3, {"👩\u200D🌾", "👩\u200D🌾"}},
      {"what can never fit sticks out", "青森", 1, {"青", "森"}},
      {"nothing but blanks", "      ", 3, {}},
  }));
  INFO(row.why);
  CHECK(lines_of(row.text, row.columns) == row.lines);
}

TEST_CASE("one wrapper serves many texts", "[present]") {
  LineWrapper wrapper(AmbiguousWidth::Wide);
  CHECK(wrapper.wrap("青森県大連市", 6).size() == 2);
  CHECK(wrapper.wrap("αβγδ", 4).size() == 2);
  CHECK(wrapper.wrap("青森県大連市", 4).size() == 3);
}

TEST_CASE("a long text that may not be broken is cut in one pass", "[present]") {
  LineWrapper wrapper(AmbiguousWidth::Narrow);
  const std::string text(400'000, 'x');
  const auto lines = wrapper.wrap(text, 80);
  CHECK(lines.size() == text.size() / 80);
  CHECK(lines.back().second == text.size());
}

}  // namespace musubi
