#include "common/calendar/period.h"

#include <algorithm>

#include "common/calendar/counted_year.h"
#include "common/calendar/date_lexer.h"
#include "common/calendar/date_parser.h"
#include "common/calendar/japanese_era.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

Date day_before(const Date& date) {
  Date before = date;
  if (before.day > 1) return --before.day, before;
  before.day = 31;
  if (--before.month == 0) {
    before.month = 12;
    --before.year;
  }
  while (!is_possible(before)) --before.day;
  return before;
}

// 1990年代, 1990s, 90年代.
std::optional<DateRange> read_decade(std::string_view text) {
  DateLexer lexer(text);
  const auto number = lexer.number();
  if (!number || number->value % 10 != 0) return std::nullopt;
  const bool is_short = number->char_count == 2 && number->value != 0;
  if (number->in_kanji || (!is_short && number->char_count != 4)) return std::nullopt;
  if (!lexer.accept(U"年代") && (is_short || !lexer.accept(U'S'))) return std::nullopt;
  if (!lexer.at_end()) return std::nullopt;
  const int first = number->value + (is_short ? 1900 : 0);
  return DateRange{.first = {.year = first}, .last = {.year = first + 9}};
}

// 昭和50年代: from its year 50 to its year 59, or to its end.
std::optional<DateRange> read_decade_of_era(std::string_view text) {
  for (const JapaneseEra& era : japanese_eras()) {
    DateLexer lexer(text);
    if (!lexer.accept(era.name)) continue;
    lexer.skip_blanks();
    const auto number = lexer.number();
    if (!number || number->value % 10 != 0 || number->value == 0) return std::nullopt;
    if (!lexer.accept(U"年代") || !lexer.at_end()) return std::nullopt;
    const int last_year = years_of(era).value_or(number->value + 9);
    if (number->value > last_year) return std::nullopt;
    return DateRange{.first = {.year = gregorian_year(era, number->value)},
                     .last = {.year = gregorian_year(era, std::min(number->value + 9, last_year))}};
  }
  return std::nullopt;
}

// 昭和, from its first day to its last.
std::optional<DateRange> read_era(std::string_view text) {
  const auto& eras = japanese_eras();
  for (std::size_t i = 0; i < eras.size(); ++i) {
    DateLexer lexer(text);
    if (!lexer.accept(eras[i].name)) continue;
    lexer.accept(U"時代");
    if (!lexer.at_end()) return std::nullopt;
    const Date last = i + 1 < eras.size() ? day_before(eras[i + 1].first_day) : Date{};
    return DateRange{.first = eras[i].first_day, .last = last};
  }
  return std::nullopt;
}

// 平成16年度, from April to March.
std::optional<DateRange> read_fiscal_year(std::string_view text) {
  constexpr int kApril = 4;
  constexpr int kMarch = 3;
  DateLexer lexer(text);
  const auto year = accept_year(lexer, DateContext::WholeString);
  if (!year || !lexer.accept(U"年度") || !lexer.at_end()) return std::nullopt;
  return DateRange{.first = {.year = year->gregorian, .month = kApril},
                   .last = {.year = year->gregorian + 1, .month = kMarch}};
}

std::optional<DateRange> read_closed_period(std::string_view text) {
  if (const auto decade = read_decade(text)) return decade;
  if (const auto decade = read_decade_of_era(text)) return decade;
  if (const auto era = read_era(text)) return era;
  if (const auto year = read_fiscal_year(text)) return year;
  const auto date = parse_date(text);
  if (!date) return std::nullopt;
  return DateRange{.first = *date, .last = *date};
}

// 2004年以降, 平成16年度まで: a period, and what lies before or behind it.
std::optional<DateRange> read_open_period(std::string_view text) {
  for (const std::string_view since : {"以降", "以後", "から"}) {
    if (!text.ends_with(since)) continue;
    const auto period = read_closed_period(trim(text.substr(0, text.size() - since.size())));
    if (period) return DateRange{.first = period->first, .last = {}};
  }
  for (const std::string_view until : {"以前", "まで"}) {
    if (!text.ends_with(until)) continue;
    const auto period = read_closed_period(trim(text.substr(0, text.size() - until.size())));
    // An era that lasts is no end.
    if (period && period->last.year != 0) return DateRange{.first = {}, .last = period->last};
  }
  return std::nullopt;
}

}  // namespace

std::optional<DateRange> parse_period(std::string_view text) {
  text = trim(text);
  if (const auto period = read_closed_period(text)) return period;
  return read_open_period(text);
}

}  // namespace musubi
