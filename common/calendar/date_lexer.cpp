#include "common/calendar/date_lexer.h"

#include <unicode/normalizer2.h>

#include <string>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kLongestNumber = 8;

char32_t fold_compatibility(char32_t c) {
  static const icu::Normalizer2* const nfkc = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCInstance(status);
  }();
  icu::UnicodeString plain;
  if (nfkc == nullptr || !nfkc->getDecomposition(static_cast<UChar32>(c), plain)) return c;
  return plain.hasMoreChar32Than(0, plain.length(), 1) ? c
                                                       : static_cast<char32_t>(plain.char32At(0));
}

// Leaves circled and squared numbers alone: ① is the head of an item, no digit of a year.
bool is_compatibility_form(char32_t c) {
  return c == 0xA0 || (c >= 0x2E80 && c <= 0x3000) || c >= 0xF900;
}

char32_t fold(char32_t c) {
  if (is_compatibility_form(c)) c = fold_compatibility(c);
  if (c == U'\t') return U' ';
  if (c == U'\u2010' || c == U'\u2212') return U'-';
  return c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c;
}

// 10, 100 and 1000 multiply the digit before them; -1 for what is no numeral.
int kanji_value(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
      return 0;
    case U'一':
      return 1;
    case U'二':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    default:
      return -1;
  }
}

// 二〇〇四: each numeral is a decimal digit.
int positional_value(std::u32string_view numerals) {
  int value = 0;
  for (const char32_t c : numerals) value = value * 10 + kanji_value(c);
  return value;
}

// 千九百八十四: units in falling order, each with at most one digit before it.
std::optional<int> multiplicative_value(std::u32string_view numerals) {
  int total = 0;
  int digit = 0;
  int last_unit = 10000;
  for (const char32_t c : numerals) {
    const int value = kanji_value(c);
    if (value >= 10) {
      if (value >= last_unit) return std::nullopt;
      total += (digit == 0 ? 1 : digit) * value;
      digit = 0;
      last_unit = value;
    } else {
      if (digit != 0 || value == 0) return std::nullopt;
      digit = value;
    }
  }
  return total + digit;
}

std::optional<int> kanji_number(std::u32string_view numerals) {
  const bool has_unit = numerals.find_first_of(U"十百千") != std::u32string_view::npos;
  return has_unit ? multiplicative_value(numerals) : positional_value(numerals);
}

}  // namespace

bool is_ascii_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_ascii_alphanumeric(char32_t c) {
  return is_ascii_digit(c) || (c >= U'A' && c <= U'Z');
}

bool is_kanji_numeral(char32_t c) {
  return kanji_value(c) >= 0;
}

void DateLexer::load() {
  next_ = at_;
  current_ = at_end() ? 0 : fold(next_code_point(text_, next_));
}

void DateLexer::advance() {
  at_ = next_;
  load();
}

bool DateLexer::accept(char32_t c) {
  if (at_end() || current_ != c) return false;
  advance();
  return true;
}

bool DateLexer::accept(std::u32string_view expected) {
  DateLexer ahead = *this;
  for (const char32_t c : expected) {
    if (!ahead.accept(c)) return false;
  }
  *this = ahead;
  return true;
}

bool DateLexer::looking_at(std::u32string_view expected) const {
  return DateLexer(*this).accept(expected);
}

void DateLexer::skip_blanks() {
  while (accept(U' ')) {
  }
}

void DateLexer::skip_gap() {
  skip_blanks();
  const bool had_return = accept(U'\r');
  if (accept(U'\n') || had_return) skip_blanks();
}

void DateLexer::skip_numerals() {
  const auto is_numeral = is_ascii_digit(current_) ? is_ascii_digit : is_kanji_numeral;
  while (is_numeral(current_)) advance();
}

std::optional<DateNumber> DateLexer::number() {
  const bool in_kanji = is_kanji_numeral(current_);
  const auto is_numeral = in_kanji ? is_kanji_numeral : is_ascii_digit;
  DateLexer ahead = *this;
  std::u32string numerals;
  while (is_numeral(ahead.peek()) && numerals.size() <= kLongestNumber) {
    numerals.push_back(ahead.peek());
    ahead.advance();
  }
  if (numerals.empty() || numerals.size() > kLongestNumber) return std::nullopt;

  int value = 0;
  if (in_kanji) {
    const std::optional<int> read = kanji_number(numerals);
    if (!read) return std::nullopt;
    value = *read;
  } else {
    for (const char32_t c : numerals) value = value * 10 + static_cast<int>(c - U'0');
  }
  *this = ahead;
  return DateNumber{.value = value, .char_count = numerals.size(), .in_kanji = in_kanji};
}

}  // namespace musubi
