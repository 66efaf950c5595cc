#include "common/calendar/date_notation.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "common/calendar/english_date.h"

namespace musubi {

namespace {

// The same year in the other count, in brackets: 1979年（昭和54年）, 平成16(2004)年.
bool skip_gloss(DateLexer& lexer, const CountedYear& year) {
  DateLexer ahead = lexer;
  ahead.skip_blanks();
  if (!ahead.accept(U'(')) return false;
  ahead.skip_blanks();
  ahead.accept(U"西暦");
  const std::optional<CountedYear> gloss = accept_year(ahead, DateContext::RunningText);
  if (!gloss || gloss->gregorian != year.gregorian) return false;
  ahead.skip_blanks();
  ahead.accept(U'年');
  ahead.skip_blanks();
  if (!ahead.accept(U')')) return false;
  lexer = ahead;
  return true;
}

// A month or a day with its unit.  3日間 is no day.
std::optional<int> accept_part(DateLexer& lexer, char32_t unit) {
  DateLexer ahead = lexer;
  ahead.skip_gap();
  const std::optional<DateNumber> number = ahead.number();
  if (!number || number->value == 0) return std::nullopt;
  if (number->char_count > (number->in_kanji ? 3 : 2)) return std::nullopt;
  ahead.skip_gap();
  if (!ahead.accept(unit) || ahead.peek() == U'間') return std::nullopt;
  lexer = ahead;
  return number->value;
}

// As much of M月D日 as follows and is possible.
DateNotation read_month_and_day(DateLexer lexer, const CountedYear& year) {
  DateNotation notation{.date = {.year = year.gregorian}, .era = year.era, .end = lexer.at()};
  const std::optional<int> month = accept_part(lexer, U'月');
  const std::optional<Date> to_month = month ? date_in(year, *month, 0) : std::nullopt;
  if (!to_month) return notation;
  notation.date = *to_month;
  notation.end = lexer.at();
  const std::optional<int> day = accept_part(lexer, U'日');
  const std::optional<Date> to_day = day ? date_in(year, *month, *day) : std::nullopt;
  if (!to_day) return notation;
  notation.date = *to_day;
  notation.end = lexer.at();
  return notation;
}

bool looking_at_any(const DateLexer& lexer, std::initializer_list<std::u32string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::u32string_view beginning) { return lexer.looking_at(beginning); });
}

// 2000年間, 1980年代, 2000年前に: a span of years.  2004年代表団来日 is none.
bool is_span_of_years(const DateLexer& after_year) {
  return looking_at_any(after_year, {U"間", U"代", U"目", U"以上", U"ぶり", U"もの", U"余り",
                                     U"余に", U"余の", U"前に", U"前か", U"前の", U"前ま"}) &&
         !looking_at_any(after_year, {U"代表", U"代理", U"目標", U"目的", U"目指"});
}

// In running text 2004.12.24.1 and 2004-12-24-a are no dates; 2004-12-24T09:00 is.
bool goes_on(const DateLexer& after_date, char32_t separator) {
  DateLexer ahead = after_date;
  const bool joined = ahead.accept(separator);
  const char32_t c = ahead.peek();
  if (!joined && c == U'T') {
    ahead.advance();
    return !is_ascii_digit(ahead.peek());
  }
  return is_ascii_alphanumeric(c) || c == U'/';
}

// What follows 2004 in 2004-12-24, 2004/12/24, 2004.12.24: one separator throughout.
std::optional<DateNotation> read_separated(DateLexer lexer, const CountedYear& year,
                                           DateContext context) {
  const char32_t separator = lexer.peek();
  constexpr std::u32string_view kSeparators = U"-/.・";
  if (kSeparators.find(separator) == kSeparators.npos) return std::nullopt;
  std::array<int, 2> parts = {0, 0};
  for (int& part : parts) {
    if (!lexer.accept(separator)) break;
    lexer.skip_blanks();  // 2004. 12. 24
    const std::optional<DateNumber> number = lexer.number();
    const bool is_kanji_date = separator == U'・';  // 昭和五五・一〇・二一
    if (!number || (number->in_kanji && !is_kanji_date) || number->value == 0 ||
        number->char_count > (number->in_kanji ? 3 : 2)) {
      return std::nullopt;
    }
    part = number->value;
  }
  // 平成5・6・7年 is a list.
  const bool is_list = parts[1] == 0 || lexer.peek() == U'年' || lexer.peek() == separator;
  if (separator == U'・' && is_list) return std::nullopt;
  if (context == DateContext::RunningText && (parts[1] == 0 || goes_on(lexer, separator))) {
    return std::nullopt;
  }
  const std::optional<Date> date = date_in(year, parts[0], parts[1]);
  if (!date) return std::nullopt;
  skip_gloss(lexer, year);
  return DateNotation{.date = *date, .era = year.era, .end = lexer.at(), .has_units = false};
}

// (金), (金曜日), 金曜日, (金・祝) behind a day.
void skip_weekday(DateLexer& lexer) {
  constexpr std::u32string_view kDays = U"月火水木金土日";
  DateLexer ahead = lexer;
  ahead.skip_blanks();
  const bool in_brackets = ahead.accept(U'(');
  if (kDays.find(ahead.peek()) == kDays.npos || ahead.at_end()) return;
  ahead.advance();
  const bool is_spelt_out = ahead.accept(U"曜日") || ahead.accept(U'曜');
  if (ahead.accept(U'・')) ahead.accept(U'祝');
  if (in_brackets ? !ahead.accept(U')') : !is_spelt_out) return;
  lexer = ahead;
}

// The end of a date whose day of the week stands behind it; `lexer` is somewhere before that.
std::size_t end_with_weekday(DateLexer lexer, const DateNotation& notation) {
  while (lexer.at() < notation.end) lexer.advance();
  if (notation.date.day != 0) skip_weekday(lexer);
  return lexer.at();
}

// 24/12/2004, 12/24/2004: where one of the two can only be the day.
std::optional<DateNotation> read_year_last(DateLexer lexer, DateContext context) {
  std::array<int, 3> parts = {0, 0, 0};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && !lexer.accept(U'/')) return std::nullopt;
    const std::optional<DateNumber> number = lexer.number();
    const bool is_of_length =
        number && (i == 2 ? number->char_count == 4 : number->char_count <= 2);
    if (!is_of_length || number->in_kanji || number->value == 0) return std::nullopt;
    parts[i] = number->value;
  }
  if (context == DateContext::RunningText && goes_on(lexer, U'/')) return std::nullopt;
  const bool is_day_first = parts[0] > 12;
  if (is_day_first == (parts[1] > 12) && parts[0] != parts[1]) return std::nullopt;
  const CountedYear year{.gregorian = parts[2]};
  if (!is_plausible_year(year.gregorian)) return std::nullopt;
  const auto date = date_in(year, parts[is_day_first ? 1 : 0], parts[is_day_first ? 0 : 1]);
  if (!date) return std::nullopt;
  return DateNotation{.date = *date, .era = nullptr, .end = lexer.at(), .has_units = false};
}

// Not 平 for 平成: of an era that is named so shortly, all three numbers must follow.
bool begins_with_era(const DateLexer& lexer) {
  for (const JapaneseEra& era : japanese_eras()) {
    if (lexer.peek() == era.name.front() && !lexer.looking_at(era.name)) return false;
  }
  return true;
}

// 20041224.
std::optional<DateNotation> read_packed(DateLexer lexer) {
  const std::optional<DateNumber> number = lexer.number();
  if (!number || number->in_kanji || number->char_count != 8) return std::nullopt;
  const Date date{.year = number->value / 10000,
                  .month = number->value / 100 % 100,
                  .day = number->value % 100};
  if (date.year == 0 || date.month == 0 || date.day == 0 || !is_possible(date)) {
    return std::nullopt;
  }
  return DateNotation{.date = date, .era = nullptr, .end = lexer.at()};
}

std::u32string era_initials() {
  std::u32string initials;
  for (const JapaneseEra& era : japanese_eras()) {
    initials += era.name.front();
    initials += era.letter;
    if (era.sign != 0) initials += era.sign;
  }
  return initials;
}

}  // namespace

bool may_begin_era(char32_t c) {
  static const std::u32string initials = era_initials();
  return initials.find(c) != std::u32string::npos;
}

std::optional<DateNotation> read_date(DateLexer lexer, DateContext context) {
  if (context == DateContext::WholeString) {
    if (const auto packed = read_packed(lexer)) return packed;
  }
  if (const auto english = read_english_date(lexer)) return english;
  if (const auto year_last = read_year_last(lexer, context)) return year_last;
  const bool in_full = !may_begin_era(lexer.peek()) || begins_with_era(lexer);
  const std::optional<CountedYear> year = accept_year(lexer, context);
  if (!year) return std::nullopt;
  if (auto separated = read_separated(lexer, *year, context)) {
    if (context == DateContext::WholeString) {
      separated->end = end_with_weekday(lexer, *separated);
    }
    return separated;
  }

  if (!in_full) return std::nullopt;
  const bool has_gloss = skip_gloss(lexer, *year);
  DateLexer after_unit = lexer;
  after_unit.skip_gap();
  if (after_unit.accept(U'年')) {
    if (is_span_of_years(after_unit)) return std::nullopt;
    skip_gloss(after_unit, *year);
    DateNotation notation = read_month_and_day(after_unit, *year);
    if (context == DateContext::WholeString) notation.end = end_with_weekday(after_unit, notation);
    return notation;
  }
  // 平成5(1993)
  const bool is_told_twice = has_gloss && year->era != nullptr;
  if (context == DateContext::RunningText && !is_told_twice) return std::nullopt;
  return DateNotation{.date = {.year = year->gregorian}, .era = year->era, .end = lexer.at()};
}

std::optional<DateNotation> read_relative_date(DateLexer lexer, const CountedYear& previous) {
  CountedYear year = previous;
  if (lexer.accept(U"翌年")) {
    ++year.gregorian;
  } else if (!lexer.accept(U"同年")) {
    return std::nullopt;
  }
  const bool is_word = looking_at_any(lexer, {U"代", U"齢", U"輩", U"配", U"生"});
  if (is_word || !is_plausible_year(year.gregorian)) return std::nullopt;
  return read_month_and_day(lexer, year);
}

std::optional<DateNotation> read_dittoed_date(DateLexer lexer, const CountedYear& previous) {
  const DateNotation in_same_year = read_month_and_day(lexer, previous);
  if (in_same_year.end != lexer.at()) return in_same_year;
  if (previous.era == nullptr) return std::nullopt;

  const std::optional<CountedYear> year =
      accept_year_of(*previous.era, lexer, DateContext::RunningText);
  lexer.skip_blanks();
  if (!year || !lexer.accept(U'年')) return std::nullopt;
  const bool begins_other_era =
      year->gregorian == previous.era->first_day.year && year->gregorian != previous.gregorian;
  if (begins_other_era) return std::nullopt;
  const DateNotation notation = read_month_and_day(lexer, *year);
  const bool is_year_alone = notation.end == lexer.at();
  const bool before_blank = looking_at_any(lexer, {U" ", U"\n", U"\r"});
  if (is_year_alone && !before_blank && !lexer.at_end()) return std::nullopt;
  return notation;
}

bool is_bare_year_and_month(DateLexer lexer) {
  if (!lexer.accept(U'元') && !lexer.number()) return false;
  lexer.skip_blanks();
  return lexer.accept(U'年') && accept_part(lexer, U'月');
}

}  // namespace musubi
