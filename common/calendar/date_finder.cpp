#include "common/calendar/date_finder.h"

#include <bitset>
#include <optional>
#include <string_view>
#include <utility>

#include "common/calendar/date_lexer.h"
#include "common/calendar/date_notation.h"

namespace musubi {

namespace {

bool is_line_break(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\f' || c == U'\v';
}

// What may stand before the date of a line in a timeline.
bool is_list_mark(char32_t c) {
  constexpr std::u32string_view kMarks = U" -*+#|>–—•・●○◎■□◆◇▪※";
  return kMarks.find(c) != std::u32string_view::npos;
}

// Half of a Japanese text, and never the beginning of a date.
bool is_kana(char32_t c) {
  return c >= U'\u3041' && c <= U'\u30FF';
}

// The kanji and signs with which a date may begin.
class Beginnings {
 public:
  Beginnings() {
    for (char32_t c = 0; c < kEnd; ++c) {
      begins_[c] =
          is_kanji_numeral(c) || c == U'元' || c == U'同' || c == U'翌' || may_begin_era(c);
    }
  }

  bool has(char32_t c) const { return c >= kEnd || begins_[c]; }

 private:
  static constexpr char32_t kEnd = 0xA000;
  std::bitset<kEnd> begins_;
};

// A comma or a point within a number: what follows is its tail.
bool is_group_mark(char32_t c) {
  return c == U',' || c == U'.';
}

// Walks through a text once.  Remembers the dates that shorter ones refer to.
class DateFinder {
 public:
  explicit DateFinder(std::string_view text) : lexer_(text) {}

  std::vector<DateMention> find_all() {
    while (!lexer_.at_end()) step();
    return std::move(mentions_);
  }

 private:
  void step();
  void skip_letters();
  std::optional<DateNotation> read() const;
  std::optional<DateNotation> read_number() const;
  std::optional<DateNotation> read_era() const;
  bool is_joined() const;
  void take(const DateNotation& notation);
  void skip();
  void advance();

  DateLexer lexer_;
  std::vector<DateMention> mentions_;
  std::optional<CountedYear> last_;      // of the last date
  std::optional<CountedYear> timeline_;  // of the last date that began a line
  bool at_line_start_ = true;            // or behind the list marks there
  char32_t before_ = 0;                  // the character before the lexer's place
  char32_t before_that_ = 0;
};

// Most of a text: kana and kanji inside of a line with which no date begins.
void DateFinder::skip_letters() {
  static const Beginnings beginnings;
  if (at_line_start_) return;
  const char32_t last = lexer_.skip_letters([](char32_t c) { return beginnings.has(c); });
  if (last != 0) before_ = last;
}

void DateFinder::step() {
  skip_letters();
  if (lexer_.at_end()) return;
  const char32_t c = lexer_.peek();
  if (is_line_break(c)) {
    at_line_start_ = true;
    advance();
  } else if (at_line_start_ && is_list_mark(c)) {
    advance();
  } else {
    if (const std::optional<DateNotation> notation = read()) {
      take(*notation);
    } else {
      if (at_line_start_ && is_bare_year_and_month(lexer_)) timeline_.reset();
      skip();
    }
    at_line_start_ = false;
  }
}

std::optional<DateNotation> DateFinder::read() const {
  const char32_t c = lexer_.peek();
  if (is_kana(c)) return std::nullopt;
  if (is_ascii_digit(c) || is_kanji_numeral(c) || c == U'元') return read_number();
  if (c == U'同' || c == U'翌') return last_ ? read_relative_date(lexer_, *last_) : std::nullopt;
  return may_begin_era(c) || may_begin_english_month(c) ? read_era() : std::nullopt;
}

std::optional<DateNotation> DateFinder::read_number() const {
  const bool is_ordinal_or_about = before_ == U'第' || before_ == U'約' || before_ == U'数';
  const bool is_tail = is_group_mark(before_) && is_ascii_digit(before_that_);
  if (is_ordinal_or_about || is_tail) return std::nullopt;

  const std::optional<DateNotation> notation = read_date(lexer_, DateContext::RunningText);
  if (notation) return notation->has_units || !is_joined() ? notation : std::nullopt;
  return at_line_start_ && timeline_ ? read_dittoed_date(lexer_, *timeline_) : std::nullopt;
}

std::optional<DateNotation> DateFinder::read_era() const {
  const bool is_letter = is_ascii_alphanumeric(lexer_.peek());
  if (is_letter && is_joined()) return std::nullopt;
  return read_date(lexer_, DateContext::RunningText);
}

// Part of a longer word, path or number, such as https://example.jp/2004/12/24.
bool DateFinder::is_joined() const {
  if (at_line_start_) return false;
  constexpr std::u32string_view kJoints = U"-/._";
  return is_ascii_alphanumeric(before_) || kJoints.find(before_) != std::u32string_view::npos;
}

void DateFinder::take(const DateNotation& notation) {
  last_ = {.gregorian = notation.date.year, .era = notation.era};
  mentions_.push_back({.begin = lexer_.at(),
                       .end = notation.end,
                       .date = notation.date,
                       .is_past_era = is_past_era(*last_)});
  if (at_line_start_) timeline_ = last_;
  while (lexer_.at() < notation.end) advance();
}

// A number that is no date holds none either.
void DateFinder::skip() {
  const char32_t c = lexer_.peek();
  advance();
  if (is_ascii_digit(c) || is_kanji_numeral(c)) {
    lexer_.skip_numerals();
    before_that_ = before_;
  }
}

void DateFinder::advance() {
  before_that_ = before_;
  before_ = lexer_.peek();
  lexer_.advance();
}

}  // namespace

std::vector<DateMention> find_dates(std::string_view text) {
  return DateFinder(text).find_all();
}

}  // namespace musubi
