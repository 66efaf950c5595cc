#include "indexer/tagging/dates/undated.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/calendar/date_lexer.h"
#include "common/calendar/japanese_era.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/tagging/dates/signing_words.h"

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

// What stands before a place in the text.
struct Above {
  int first_year = 0;     // of the era of the last date
  int last_year = 0;      // the Gregorian year of the last date
  bool is_count = false;  // 戦後70年: years counted from something
};

// 86年に, and not 80年にわたり, 80年にも及ぶ, 80年に一度, 80年に当たる: so many years.
bool is_in_year(const Above& above, DateLexer lexer) {
  constexpr auto kOfSpans = std::to_array<std::u32string_view>(
      {U"わたり", U"わたる", U"わたっ", U"亘り",   U"亘る",   U"亘っ",   U"渡り",   U"渡る",
       U"渡っ",   U"及び",   U"及ぶ",   U"及ん",   U"およ",   U"なる",   U"なり",   U"なろ",
       U"上り",   U"上る",   U"上っ",   U"のぼ",   U"達し",   U"達す",   U"近い",   U"近く",
       U"迫る",   U"迫り",   U"届く",   U"届こ",   U"満たな", U"みたな", U"足り",   U"当た",
       U"あたる", U"あたり", U"相当",   U"合わせ", U"あわせ", U"ちなむ", U"ちなん", U"際し"});
  if (above.is_count || !lexer.accept(U'に')) return false;
  lexer.accept(U'も');
  if (is_ascii_digit(lexer.peek()) || is_kanji_numeral(lexer.peek())) {
    lexer.skip_numerals();
    return lexer.peek() != U'度' && lexer.peek() != U'回';
  }
  return std::none_of(kOfSpans.begin(), kOfSpans.end(),
                      [&](std::u32string_view word) { return lexer.looking_at(word); });
}

// 86年4月, 86年4～5月, and not 80年3か月.
bool is_before_month(DateLexer lexer) {
  constexpr std::u32string_view kCounted = U"かカヵヶケ箇個";
  return lexer.number() && kCounted.find(lexer.peek()) == kCounted.npos;
}

// 七十 is so many: a year is written digit by digit, as 七二 is.
bool has_unit(DateLexer lexer) {
  constexpr std::u32string_view kUnits = U"十百千";
  for (; is_kanji_numeral(lexer.peek()); lexer.advance()) {
    if (kUnits.find(lexer.peek()) != kUnits.npos) return true;
  }
  return false;
}

// 86年に, 86年4月: two digits that can only be of the last century.  25年8月 is of the era of the
// date before it, if that had one.  16年に behind 2015年 is 2016.  In kanji only digit by digit:
// 九五年に.
int accept_short_year(DateLexer& lexer, const Above& above) {
  constexpr int kFirst = 65;  // 60年 may be of 昭和
  DateLexer ahead = lexer;
  const auto number = ahead.number();
  if (!number || number->char_count > 2 || !ahead.accept(U'年')) return 0;
  const bool is_late = number->char_count == 2 && number->value >= kFirst;
  if (number->in_kanji && (!is_late || has_unit(lexer))) return 0;
  const bool has_month =
      is_ascii_digit(ahead.peek()) == !number->in_kanji && is_before_month(ahead);
  const bool is_year = has_month || is_in_year(above, ahead);
  if (is_late && !is_year) return 0;
  if (is_late) {
    lexer = ahead;
    return 1900 + number->value;
  }
  constexpr int kMaxYearsLater = 30;
  const int in_century = above.last_year - above.last_year % 100 + number->value;
  if (above.last_year != 0 && number->char_count == 2 && is_year && in_century > above.last_year &&
      in_century <= above.last_year + kMaxYearsLater) {
    lexer = ahead;
    return in_century;
  }
  if (above.first_year == 0 || number->value == 0 || !has_month) return 0;
  lexer = ahead;
  return above.first_year + number->value - 1;
}

// 戦後70年に, 創立80年に.
bool ends_with_event(std::string_view text) {
  constexpr auto kEvents = std::to_array<std::string_view>(
      {"戦後", "終戦", "被爆", "創立", "創業", "設立", "結成", "建国", "開港", "開設", "開通",
       "提携", "締結", "国交", "正常化", "誕生", "市制", "没後", "生誕"});
  return ends_with_any(text, kEvents);
}

// 今年で30周年, 昨年、35周年
bool is_before_anniversary(DateLexer lexer) {
  lexer.accept(U'で');
  return lexer.number().has_value() && lexer.accept(U"周年");
}

std::optional<UndatedMention> read(std::string_view text, DateLexer lexer, const Above& above) {
  UndatedMention mention;
  mention.begin = lexer.at();
  mention.hint = accept_hint(lexer);
  if (mention.hint == YearHint::None) mention.year = accept_short_year(lexer, above);
  mention.month = accept_part(lexer, U'月', 12);
  mention.day = accept_part(lexer, U'日', 31);
  mention.end = lexer.at();
  const bool has_year = mention.hint != YearHint::None || mention.year != 0;
  if (mention.hint == YearHint::ToCome && mention.day != 0) return mention;  // 来月3日
  const bool is_of_count = mention.hint == YearHint::This || mention.hint == YearHint::Last;
  if (is_of_count && mention.month == 0 && mention.day == 0 &&
      (is_before_anniversary(lexer) ||
       years_since_signing(truncate_utf8(text.substr(mention.end), 240)) != 0)) {
    return mention;
  }
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
  Above above;
  char32_t before = 0;
  for (DateLexer lexer(text);;) {
    const char32_t last = lexer.skip_letters(may_begin);
    if (last != 0) before = last;
    if (lexer.at_end()) break;
    while (next_dated != dated.end() && next_dated->end <= lexer.at()) {
      above.first_year = first_year_of_era(text.substr(next_dated->begin, 12));
      above.last_year = above.first_year == 0 ? next_dated->date.year : 0;
      ++next_dated;
    }
    const bool is_dated = next_dated != dated.end() && next_dated->begin <= lexer.at();
    const char32_t c = lexer.peek();
    const bool is_tail = is_ascii_digit(before) || is_kanji_numeral(before) || before == U'第' ||
                         before == U'約' || before == U'/' || before == U'.';
    if (!is_dated && !is_tail && may_begin(c)) {
      above.is_count = ends_with_event(text.substr(0, lexer.at()));
      if (const auto mention = read(text, lexer, above)) {
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
      if (written.month == 0 || (written.day == 0 && date.month == 0)) return std::nullopt;
      if (written.day == 0) {  // 8月23日 in 10月号
        if (date.month > written.month) --date.year;
      } else if (date.month == 0) {
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
