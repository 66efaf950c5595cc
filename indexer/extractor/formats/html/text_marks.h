// text_marks.h - characters that stand for the texts of a page while it is parsed.
//
// The parser looks at every letter of a text; a mark is one or two.  All characters of the last
// plane, for private use, are marks: a page's own are put aside as its texts are.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "common/text/utf8.h"

namespace musubi {

inline constexpr char32_t kFirstMark = 0x100000;
inline constexpr char kMarkByte = '\xF4';  // that all begin with

// A number is a last digit, and before it how often that went round.
inline constexpr char32_t kFirstDigit = 0x108000;
inline constexpr std::size_t kDigits = 0x7F00;

inline void append_text_mark(std::string& to, std::size_t number) {
  if (number >= kDigits) append_utf8(to, kFirstMark + static_cast<char32_t>(number / kDigits));
  append_utf8(to, kFirstDigit + static_cast<char32_t>(number % kDigits));
}

// The number of the text whose mark begins at `at`, which is moved behind it.
inline std::size_t take_text_mark(std::string_view text, std::size_t& at) {
  std::size_t rounds = 0;
  while (at < text.size() && text[at] == kMarkByte) {
    const char32_t mark = next_code_point(text, at);
    if (mark >= kFirstDigit) return rounds * kDigits + (mark - kFirstDigit);
    rounds = mark - kFirstMark;
  }
  return std::string_view::npos;
}

}  // namespace musubi
