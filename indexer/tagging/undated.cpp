#include "indexer/tagging/undated.h"

#include <array>
#include <utility>

#include "common/calendar/date_lexer.h"
#include "common/calendar/japanese_era.h"

namespace musubi {

namespace {

struct HintWord {
  std::u32string_view word;
  YearHint hint;
};
constexpr std::array<HintWord, 11> kHintWords = {{
    {U"一昨年", YearHint::BeforeLast},
    {U"おととし", YearHint::BeforeLast},
    {U"昨年", YearHint::Last},
    {U"去年", YearHint::Last},
    {U"本年", YearHint::This},
    {U"今年", YearHint::This},
    {U"ことし", YearHint::This},
    {U"当年", YearHint::This},
    {U"再来年", YearHint::ToCome},
    {U"来年", YearHint::ToCome},
    {U"来月", YearHint::ToCome},
}};

bool may_begin(char32_t c) {
  constexpr std::u32string_view kFirst = U"一お昨去本今こ当再来";
  return is_ascii_digit(c) || is_kanji_numeral(c) || kFirst.find(c) != kFirst.npos;
}

YearHint accept_hint(DateLexer& lexer) {
  for (const auto& [word, hint] : kHintWords) {
    DateLexer ahead = lexer;
    if (!ahead.accept(word)) continue;
    // 昨年度 is no 昨年; 昨年の12月 is.
    if (ahead.peek() == U'度') return YearHint::None;
    ahead.accept(U'の');
    ahead.accept(U'、');
    ahead.accept(U',');
    lexer = ahead;
    return hint;
  }
  return YearHint::None;
}

int accept_part(DateLexer& lexer, char32_t unit, int last) {
  DateLexer ahead = lexer;
  ahead.skip_blanks();
  const auto number = ahead.number();
  if (!number || number->char_count > 3 || number->value < 1 || number->value > last) return 0;
  ahead.skip_blanks();
  if (!ahead.accept(unit)) return 0;
  constexpr std::u32string_view kSpans = U"間目程本号米";  // 3日間, 2日目, 日本
  if (kSpans.find(ahead.peek()) != kSpans.npos && ahead.peek() != 0) return 0;
  lexer = ahead;
  return number->value;
}

// 86年に, 86年4月: two digits that can only be of the last century.  25年8月 is of the era of the
// date before it, if that had one: `first_year` of it.  16年に behind 2015年 is 2016: `last_year`
// is the Gregorian year before it.  In kanji only digit by digit: 九五年に.
int accept_short_year(DateLexer& lexer, int first_year, int last_year) {
  constexpr int kFirst = 65;  // 60年 may be of 昭和
  DateLexer ahead = lexer;
  const auto number = ahead.number();
  if (!number || number->char_count > 2 || !ahead.accept(U'年')) return 0;
  if (number->in_kanji && (number->char_count != 2 || number->value < kFirst)) return 0;
  if (number->char_count != 2 || number->value < kFirst) {
    const bool has_month = is_ascii_digit(ahead.peek());
    constexpr int kMaxYearsLater = 30;
    const int in_century = last_year - last_year % 100 + number->value;
    if (last_year != 0 && number->char_count == 2 && (has_month || ahead.peek() == U'に') &&
        in_century > last_year && in_century <= last_year + kMaxYearsLater) {
      lexer = ahead;
      return in_century;
    }
    if (first_year == 0 || number->value == 0 || !has_month) return 0;
    lexer = ahead;
    return first_year + number->value - 1;
  }
  const bool goes_on =
      number->in_kanji ? is_kanji_numeral(ahead.peek()) : is_ascii_digit(ahead.peek());
  if (ahead.peek() != U'に' && !goes_on) return 0;
  lexer = ahead;
  return 1900 + number->value;
}

// 今年で30周年
bool is_before_anniversary(DateLexer lexer) {
  lexer.accept(U'で');
  return lexer.number().has_value() && lexer.accept(U"周年");
}

std::optional<UndatedMention> read(DateLexer lexer, int first_year, int last_year) {
  UndatedMention mention;
  mention.begin = lexer.at();
  mention.hint = accept_hint(lexer);
  if (mention.hint == YearHint::None)
    mention.year = accept_short_year(lexer, first_year, last_year);
  mention.month = accept_part(lexer, U'月', 12);
  mention.day = accept_part(lexer, U'日', 31);
  mention.end = lexer.at();
  const bool has_year = mention.hint != YearHint::None || mention.year != 0;
  if (mention.hint == YearHint::ToCome && mention.day != 0) return mention;  // 来月3日
  if (mention.hint == YearHint::This && is_before_anniversary(lexer)) return mention;
  if (mention.year == 0 && mention.month == 0 && (mention.day == 0 || has_year)) {
    return std::nullopt;
  }
  return mention;
}

}  // namespace

// The first year of the era in which a date is written; 0 for a Gregorian one.
int first_year_of_era(std::string_view written) {
  DateLexer lexer(written);
  for (const JapaneseEra& era : japanese_eras()) {
    if (lexer.accept(era.name)) return era.first_day.year;
  }
  return 0;
}

std::vector<UndatedMention> find_undated(std::string_view text,
                                         const std::vector<DateMention>& dated) {
  std::vector<UndatedMention> mentions;
  auto next_dated = dated.begin();
  int first_year = 0;
  int last_year = 0;
  char32_t before = 0;
  for (DateLexer lexer(text); !lexer.at_end();) {
    while (next_dated != dated.end() && next_dated->end <= lexer.at()) {
      first_year = first_year_of_era(text.substr(next_dated->begin, 12));
      last_year = first_year == 0 ? next_dated->date.year : 0;
      ++next_dated;
    }
    const bool is_dated = next_dated != dated.end() && next_dated->begin <= lexer.at();
    const char32_t c = lexer.peek();
    const bool is_tail = is_ascii_digit(before) || is_kanji_numeral(before) || before == U'第' ||
                         before == U'約' || before == U'/' || before == U'.';
    if (!is_dated && !is_tail && may_begin(c)) {
      if (const auto mention = read(lexer, first_year, last_year)) {
        mentions.push_back(*mention);
        while (lexer.at() < mention->end) lexer.advance();
        before = U'日';
        continue;
      }
    }
    before = c;
    lexer.advance();
  }
  return mentions;
}

std::optional<Date> resolve(const UndatedMention& mention, const Date& written) {
  Date date{.year = mention.year, .month = mention.month, .day = mention.day};
  if (date.month == 0 && date.year != 0) date.day = 0;
  if (date.year != 0) return is_possible(date) ? std::optional(date) : std::nullopt;
  if (written.year == 0 || mention.hint == YearHint::ToCome) return std::nullopt;
  date.year = written.year;
  switch (mention.hint) {
    case YearHint::BeforeLast:
      date.year -= 2;
      break;
    case YearHint::Last:
      date.year -= 1;
      break;
    case YearHint::This:
    case YearHint::ToCome:
      break;
    case YearHint::None:
      if (written.month == 0 || written.day == 0) return std::nullopt;
      if (date.month == 0) {
        date.month = written.month;
        if (date > written && --date.month == 0) {
          date.month = 12;
          --date.year;
        }
      } else if (Date{.year = date.year, .month = date.month} > written || date > written) {
        --date.year;
      }
      break;
  }
  return is_possible(date) ? std::optional(date) : std::nullopt;
}

}  // namespace musubi
