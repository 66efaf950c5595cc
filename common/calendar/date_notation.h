// date_notation.h - reads one date at a given place of a text.
//
// The grammar behind date_finder.h and date_parser.h: which notations there are,
// and where a date ends.  Of an impossible date its possible beginning is read:
// 2004年13月 as 2004年.  The parts may stand on two lines.
#pragma once
#include <optional>
#include <string_view>

#include "common/calendar/counted_year.h"

namespace musubi {

struct DateNotation {
  Date date;
  const JapaneseEra* era = nullptr;
  std::size_t end = 0;    // byte behind it
  bool has_units = true;  // 2004年12月, not 2004-12
};

// The first character of an era's name, its letter or its sign.
bool may_begin_era(char32_t c);

// The first letter of an English month.
constexpr bool may_begin_english_month(char32_t c) {
  return std::u32string_view(U"JFMASOND").find(c) != std::u32string_view::npos;
}

// A date that names its year: 2004年12月24日, 平成16年, 昭和54年（1979年）5月, H16.12.24,
// 令6.4.1, 昭和五五・一〇・二一, 24/12/2004, April 1, 2024.
std::optional<DateNotation> read_date(DateLexer lexer, DateContext context);

// 同年10月, 翌年: relative to the year of the date before.
std::optional<DateNotation> read_relative_date(DateLexer lexer, const CountedYear& previous);

// An entry of a timeline that leaves out what the entry before it said: the era
// (17年1月, or 17年 before a blank) or the year (11月).
std::optional<DateNotation> read_dittoed_date(DateLexer lexer, const CountedYear& previous);

// 17年1月, whatever it may mean.
bool is_bare_year_and_month(DateLexer lexer);

}  // namespace musubi
