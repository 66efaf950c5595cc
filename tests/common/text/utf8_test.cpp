#include "common/text/utf8.h"

#include <string>

#include "tests/catch.h"

namespace musubi {

TEST_CASE("ill-formed UTF-8 is told from well-formed and mended", "[text]") {
  struct Row {
    std::string why, raw, scrubbed;
    std::size_t chars;
  };
  const auto row = GENERATE(values<Row>({
      {"empty", "", "", 0},
      {"Japanese", "結び", "結び", 2},
      {"four bytes", "𠮷", "𠮷", 1},
      {"kanji cut in the middle", "青\xE6\xA3", "青\uFFFD", 2},
      {"lone continuation byte", "a\x80z", "a\uFFFDz", 3},
      {"Shift_JIS taken for UTF-8", "\x8B\xA0X", "\uFFFD\uFFFDX", 3},
      {"overlong slash", "\xC0\xAF", "\uFFFD\uFFFD", 2},
      {"surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3},
      {"beyond Unicode", "\xF5z", "\uFFFDz", 2},
  }));
  INFO(row.why);
  CHECK(is_valid_utf8(row.raw) == (row.raw == row.scrubbed));
  CHECK(scrub_utf8(row.raw) == row.scrubbed);
}

TEST_CASE("characters are counted, not bytes", "[text]") {
  CHECK(char_count("") == 0);
  CHECK(char_count("大連市 Dalian") == 10);
  CHECK(char_count("𠮷\xFF") == 2);
}

TEST_CASE("code points come out one by one and go in again", "[text]") {
  const std::string text = "aé青𠮷";
  std::u32string code_points;
  for (std::size_t at = 0; at < text.size();) code_points += next_code_point(text, at);
  CHECK(code_points == U"aé青𠮷");
  std::string again;
  for (const char32_t c : code_points) append_utf8(again, c);
  CHECK(again == text);
}

TEST_CASE("text is cut between characters", "[text]") {
  struct Row {
    std::string text;
    std::size_t byte_count;
    std::string cut;
  };
  const auto row = GENERATE(values<Row>({
      {"青森", 6, "青森"},
      {"青森", 5, "青"},
      {"青森", 3, "青"},
      {"青森", 2, ""},
      {"𠮷", 3, ""},
      {"abc", 2, "ab"},
      {"", 0, ""},
  }));
  CHECK(truncate_utf8(row.text, row.byte_count) == row.cut);
}

TEST_CASE("what could take hold of a terminal is not printable", "[text]") {
  struct Row {
    std::string why, raw, shown;
  };
  const auto row = GENERATE(values<Row>({
      {"plain text passes", "青森 Aomori\n\t", "青森 Aomori\n\t"},
      {"escape sequence", "\x1b[2J", "\uFFFD[2J"},
      {"NUL, bell, delete", std::string("\0\x07\x7F", 3), "\uFFFD\uFFFD\uFFFD"},
      {"carriage return", "a\rb", "a\uFFFDb"},
      {"C1 control sequence introducer", "\xC2\x9B", "\uFFFD"},
      {"right-to-left override", "\u202Egpj", "\uFFFDgpj"},
      {"bidirectional isolate", "\u2066a\u2069", "\uFFFDa\uFFFD"},
      {"left-to-right, right-to-left and Arabic letter marks", "a\u200Eb\u200Fc\u061Cd",
       "a\uFFFDb\uFFFDc\uFFFDd"},
      {"signs that are not seen", "a\uFEFFb\u2060c\U000E0041d\uFFF9e",
       "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe"},
      {"joiners of emoji and of Persian stay", "👩\u200D🌾 می\u200Cخواهم", "👩\u200D🌾 می\u200Cخواهم"},
      {"ill-formed bytes", "\xFF", "\uFFFD"},
  }));
  INFO(row.why);
  CHECK(printable(row.raw) == row.shown);
}

TEST_CASE("a character that is cut short is taken off, whatever stands before the text", "[text]") {
  struct Row {
    std::string text, whole;
  };
  const auto row = GENERATE(values<Row>({
      {"", ""},
      {"青森", "青森"},
      {"青\xE6\xA3", "青"},
      {"青\xE6", "青"},
      {"\xE6\xA3", ""},
      {"\x80", "\x80"},
      {"\xA3\x80", "\xA3\x80"},
      {"\xFF", "\xFF"},
  }));
  // A lead byte in front, which is none of the text.
  const std::string behind_lead = "\xF0" + row.text;
  CHECK(without_cut_character(std::string_view(behind_lead).substr(1)) == row.whole);
}

TEST_CASE("white space goes at both ends only", "[text]") {
  CHECK(trim("　 青森 県\r\n") == "青森 県");
  CHECK(trim("青森") == "青森");
  CHECK(trim(" \t　") == "");
  CHECK(trim("") == "");
}

}  // namespace musubi
