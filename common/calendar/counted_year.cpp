#include "common/calendar/counted_year.h"

namespace musubi {

namespace {

constexpr int kLastYear = 9999;
constexpr int kFirstPlausibleYear = 1600;
constexpr int kLastPlausibleYear = 2200;
constexpr int kYearsCountedOn = 40;  // in running text
constexpr int kLongestEra = 64;      // 昭和

bool is_year_of(const JapaneseEra& era, int year_of_era, DateContext context) {
  const int counted_on = context == DateContext::RunningText ? kYearsCountedOn : 0;
  return year_of_era <= years_of(era).value_or(kLongestEra) + counted_on;
}

// 平成, ㍻, H or 平; the letter and the first kanji only right before a number.
const JapaneseEra* accept_era(DateLexer& lexer) {
  for (const JapaneseEra& era : japanese_eras()) {
    if (lexer.accept(era.name) || (era.sign != 0 && lexer.accept(era.sign))) {
      lexer.skip_blanks();
      return &era;
    }
    DateLexer ahead = lexer;
    const bool is_short = ahead.accept(era.letter) || ahead.accept(era.name.front());
    if (is_short && (is_ascii_digit(ahead.peek()) || ahead.peek() == U'元')) {
      lexer = ahead;
      return &era;
    }
  }
  return nullptr;
}

}  // namespace

bool is_plausible_year(int year) {
  return year >= kFirstPlausibleYear && year <= kLastPlausibleYear;
}

std::optional<Date> date_in(const CountedYear& year, int month, int day) {
  const Date date{.year = year.gregorian, .month = month, .day = day};
  if (year.era != nullptr) return to_gregorian(*year.era, date);
  return is_possible(date) ? std::optional(date) : std::nullopt;
}

bool is_past_era(const CountedYear& year) {
  if (year.era == nullptr) return false;
  const auto years = years_of(*year.era);
  return years && year.gregorian > gregorian_year(*year.era, *years);
}

std::optional<CountedYear> accept_year_of(const JapaneseEra& era, DateLexer& lexer,
                                          DateContext context) {
  DateLexer ahead = lexer;
  int year_of_era = 1;
  if (!ahead.accept(U'元')) {
    const std::optional<DateNumber> number = ahead.number();
    if (!number || number->value == 0 || number->value > kLastYear) return std::nullopt;
    year_of_era = number->value;
  }
  const int year = gregorian_year(era, year_of_era);
  if (!is_plausible_year(year) || !is_year_of(era, year_of_era, context)) return std::nullopt;
  lexer = ahead;
  return CountedYear{.gregorian = year, .era = &era};
}

std::optional<CountedYear> accept_gregorian_year(DateLexer& lexer, DateContext context) {
  DateLexer ahead = lexer;
  if (ahead.accept(U"西暦")) ahead.skip_blanks();
  const std::optional<DateNumber> number = ahead.number();
  if (!number || number->value == 0 || number->value > kLastYear) return std::nullopt;
  if (!number->in_kanji && number->char_count != 4) return std::nullopt;
  if (number->in_kanji && number->value < 1000) return std::nullopt;
  if (context == DateContext::RunningText && !is_plausible_year(number->value)) return std::nullopt;
  lexer = ahead;
  return CountedYear{.gregorian = number->value};
}

std::optional<CountedYear> accept_year(DateLexer& lexer, DateContext context) {
  DateLexer ahead = lexer;
  const JapaneseEra* era = accept_era(ahead);
  const std::optional<CountedYear> year =
      era != nullptr ? accept_year_of(*era, ahead, context) : accept_gregorian_year(ahead, context);
  if (year) lexer = ahead;
  return year;
}

}  // namespace musubi
