#include "common/calendar/english_date.h"

#include <array>
#include <string_view>

namespace musubi {

namespace {

// APRIL, APR or APR.
std::optional<int> accept_english_month(DateLexer& lexer) {
  constexpr std::array<std::u32string_view, 12> kMonths = {
      U"JANUARY", U"FEBRUARY", U"MARCH",     U"APRIL",   U"MAY",      U"JUNE",
      U"JULY",    U"AUGUST",   U"SEPTEMBER", U"OCTOBER", U"NOVEMBER", U"DECEMBER"};
  constexpr std::size_t kShort = 3;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    DateLexer ahead = lexer;
    if (!ahead.accept(kMonths[month].substr(0, kShort))) continue;
    if (!ahead.accept(kMonths[month].substr(kShort))) ahead.accept(U'.');
    if (is_ascii_alphanumeric(ahead.peek())) return std::nullopt;
    lexer = ahead;
    return static_cast<int>(month) + 1;
  }
  return std::nullopt;
}

// The day in 1 April or April 1st.
std::optional<int> accept_english_day(DateLexer& lexer) {
  const std::optional<DateNumber> number = lexer.number();
  if (!number || number->in_kanji || number->char_count > 2) return std::nullopt;
  for (const std::u32string_view ending : {U"ST", U"ND", U"RD", U"TH"}) {
    if (lexer.accept(ending)) break;
  }
  return number->value;
}

}  // namespace

std::optional<DateNotation> read_english_date(DateLexer lexer) {
  int day = 0;
  if (is_ascii_digit(lexer.peek())) {
    day = accept_english_day(lexer).value_or(0);
    lexer.skip_blanks();
    if (day == 0) return std::nullopt;
  }
  const std::optional<int> month = accept_english_month(lexer);
  if (!month) return std::nullopt;
  lexer.skip_blanks();
  if (day == 0) {
    DateLexer ahead = lexer;
    day = accept_english_day(ahead).value_or(0);
    if (day != 0) lexer = ahead;
  }
  lexer.accept(U',');
  lexer.skip_blanks();
  const auto year = accept_gregorian_year(lexer, DateContext::RunningText);
  if (!year || is_ascii_alphanumeric(lexer.peek())) return std::nullopt;
  const std::optional<Date> date = date_in(*year, *month, day);
  if (!date) return std::nullopt;
  return DateNotation{.date = *date, .era = nullptr, .end = lexer.at()};
}

}  // namespace musubi
