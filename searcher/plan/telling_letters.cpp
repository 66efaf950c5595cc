#include "searcher/plan/telling_letters.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/analysis/kana.h"
#include "common/analysis/letter_kinds.h"
#include "common/analysis/letters.h"
#include "common/calendar/date_parser.h"
#include "common/text/code_points.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool has_underscore(std::string_view text) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at] == '_' && is_alphanumeric(text[at - 1]) && is_alphanumeric(text[at + 1])) {
      return true;
    }
  }
  return false;
}

// 3.11.2, v2.0.1, 1.5, but not PM2.5, which is also written PM 2.5.
bool is_dotted_number(std::u32string_view letters) {
  const bool is_number = letters.find_first_not_of(U"0123456789.") == letters.npos;
  std::size_t dots = 0;
  std::string text;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    if (letters[at] >= 0x80) return false;
    text += static_cast<char>(letters[at]);
    const auto is_digit_at = [&](std::size_t i) {
      return i < letters.size() && letters[i] >= U'0' && letters[i] <= U'9';
    };
    if (letters[at] == U'.' && at > 0 && is_digit_at(at - 1) && is_digit_at(at + 1)) ++dots;
  }
  return dots > (is_number ? 0U : 1U) && !parse_date(text);
}

bool has_letter_of_other_script(std::u32string_view letters) {
  constexpr char32_t kFirstOfHebrew = 0x590;
  constexpr char32_t kFirstOfOtherPlanes = 0x10000;
  return std::any_of(letters.begin(), letters.end(), [](char32_t c) {
    const bool is_japanese = is_japanese_letter(c) && c < kFirstOfOtherPlanes;
    return c != kNoLetter && c >= kFirstOfHebrew && !is_japanese;
  });
}

}  // namespace

bool has_letter_of_no_word(std::u32string_view letters) {
  constexpr char32_t kFirstOfOtherPlanes = 0x10000;
  return std::any_of(letters.begin(), letters.end(), [](char32_t c) {
    return c != kNoLetter && (!is_japanese_letter(c) || c >= kFirstOfOtherPlanes);
  });
}

bool has_sign_of_name(std::string_view text, std::u32string_view letters) {
  return letters.find_first_of(U"+#") != letters.npos || letters.starts_with(U'.') ||
         has_underscore(text) || is_dotted_number(letters);
}

std::vector<std::u32string> letters_between(std::string_view normalized,
                                            const std::vector<WordGroup>& words) {
  std::vector<std::u32string> between;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    if (begin >= end) return;
    std::u32string letters = letters_as_read(normalized.substr(begin, end - begin));
    if (has_letter_of_other_script(letters)) between.push_back(std::move(letters));
  };
  for (const WordGroup& word : words) {
    add(word.begin);
    begin = std::max(begin, word.end);
  }
  add(normalized.size());
  return between;
}

std::string with_long_vowels(std::string_view text, std::u32string_view letters) {
  const auto marks_of = [](std::u32string_view characters) {
    return std::count(characters.begin(), characters.end(), U'ー');
  };
  if (marks_of(letters) <= marks_of(code_points_of(text))) return {};
  std::string result;
  for (const char32_t c : letters) append_utf8(result, c == kNoLetter ? U' ' : c);
  return result;
}

bool is_one_kanji(std::string_view normalized) {
  return char_count(normalized) == 1 && has_kanji(normalized);
}

}  // namespace musubi
