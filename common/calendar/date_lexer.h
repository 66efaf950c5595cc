// date_lexer.h - reads text as the characters and numbers that dates are made of.
//
// Width and compatibility forms do not matter: １６ reads as 16, Ｈ and h as H,
// the ideographic space as a blank, a Kangxi radical ⽉ from a PDF as 月.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "common/text/utf8.h"

namespace musubi {

struct DateNumber {
  int value = 0;
  std::size_t char_count = 0;
  bool in_kanji = false;
};

bool is_ascii_digit(char32_t c);
bool is_ascii_alphanumeric(char32_t c);  // capitals only, as a DateLexer folds
bool is_kanji_numeral(char32_t c);

// A place in a text, cheap to copy: to try a reading, let a copy run ahead.
// The text must outlive it.
class DateLexer {
 public:
  explicit DateLexer(std::string_view text) : text_(text) { load(); }

  std::size_t at() const { return at_; }
  bool at_end() const { return at_ == text_.size(); }

  // The character here, folded; 0 at the end.
  char32_t peek() const { return current_; }
  void advance();

  // Moves on where the text goes on like this, else stays.
  bool accept(char32_t c);
  bool accept(std::u32string_view expected);
  bool looking_at(std::u32string_view expected) const;

  // Moves over kana and kanji up to one of which `may_begin` is true.  The last of them; 0 where it
  // stays.
  template <typename MayBegin>
  char32_t skip_letters(MayBegin may_begin) {
    char32_t last = 0;
    for (std::size_t next = at_; next < text_.size(); at_ = next) {
      const char32_t c = next_code_point(text_, next);
      if (!stands_for_itself(c) || may_begin(c)) break;
      last = c;
    }
    if (last != 0) load();
    return last;
  }

  // Blanks within a line.
  void skip_blanks();

  // Blanks and at most one line break: what may part a date in a text of short lines.
  void skip_gap();

  // All digits, or all kanji numerals, from here on.
  void skip_numerals();

  // 2004, 二〇〇四, 十六, 千九百八十; stays and gives nullopt where there is none, or
  // one of more than 8 characters.
  std::optional<DateNumber> number();

 private:
  // Kana, kanji and their marks, of which load() folds none.
  static bool stands_for_itself(char32_t c) { return c > 0x3000 && c <= 0x9FFF; }

  void load();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t next_ = 0;
  char32_t current_ = 0;
};

}  // namespace musubi
