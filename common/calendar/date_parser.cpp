#include "common/calendar/date_parser.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <array>
#include <string>

#include "common/calendar/date_fault.h"
#include "common/calendar/date_lexer.h"
#include "common/calendar/date_notation.h"
#include "common/calendar/japanese_era.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

std::string quoted(std::string_view text) {
  constexpr std::size_t kLongestQuote = 60;
  const std::string_view beginning = truncate_utf8(text, kLongestQuote);
  return fmt::format("\"{}{}\"", printable(beginning), beginning.size() < text.size() ? "…" : "");
}

tl::unexpected<Error> no_date(std::string_view text) {
  const auto fault = fault_of_date(text);
  return fail(
      fault ? fmt::format("{} is no date: {}", quoted(text), *fault)
            : fmt::format("{} is no date", quoted(text)),
      "accepted are 2004, 2004-12, 2004-12-24, 2004年12月24日, 平成16年12月24日, H16.12.24, "
      "and the ranges 2004..2012, 平成16..平成24, 2004.., ..2012, 1990年代, 昭和");
}

// Every date does, if only 元 of the first year.  The eras need not be loaded for
// anything else.
bool holds_number(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool is_number = u_getNumericValue(static_cast<UChar32>(c)) != U_NO_NUMERIC_VALUE;
    if (is_number || c == U'元') return true;
  }
  return false;
}

// 1990年代, 1990s.
std::optional<DateRange> read_decade(std::string_view text) {
  DateLexer lexer(text);
  const auto number = lexer.number();
  if (!number || number->char_count != 4 || number->value % 10 != 0) return std::nullopt;
  if (!lexer.accept(U"年代") && !lexer.accept(U'S')) return std::nullopt;
  if (!lexer.at_end()) return std::nullopt;
  return DateRange{.first = {.year = number->value}, .last = {.year = number->value + 9}};
}

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

// `date` as far as both it and `other` are known.
Date at_common_precision(const Date& date, const Date& other) {
  if (other.month == 0) return {.year = date.year};
  if (other.day == 0) return {.year = date.year, .month = date.month};
  return date;
}

bool is_after(const Date& date, const Date& other) {
  return at_common_precision(date, other) > at_common_precision(other, date);
}

// The year is 0 where the side is open.
Result<Date> parse_side(std::string_view text) {
  if (trim(text).empty()) return Date{};
  const std::optional<Date> date = parse_date(text);
  if (!date) return no_date(text);
  return *date;
}

Result<DateRange> range_between(std::string_view first_side, std::string_view last_side,
                                std::string_view whole) {
  const Result<Date> first = parse_side(first_side);
  if (!first) return tl::unexpected(first.error());
  const Result<Date> last = parse_side(last_side);
  if (!last) return tl::unexpected(last.error());
  const bool is_open = first->year == 0 || last->year == 0;
  if (*first == *last && is_open) return no_date(whole);
  if (!is_open && is_after(*first, *last)) {
    return fail(fmt::format("{} ends before it begins", quoted(whole)),
                "put the earlier date first: 2004..2012");
  }
  return DateRange{.first = *first, .last = *last};
}

// "2004..2012" for 2004-2012, as a range is often written.
std::optional<std::string> range_with_hyphen(std::string_view text) {
  for (const std::string_view hyphen : {"-", "－", "–", "—", "~", "から", "−"}) {
    const std::size_t at = text.find(hyphen);
    if (at == std::string_view::npos) continue;
    const std::string_view first = trim(text.substr(0, at));
    const std::string_view last = trim(text.substr(at + hyphen.size()));
    if (parse_date(first) && parse_date(last)) return fmt::format("{}..{}", first, last);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  text = trim(text);
  if (!holds_number(text)) return std::nullopt;
  const auto notation = read_date(DateLexer(text), DateContext::WholeString);
  if (!notation || notation->end != text.size()) return std::nullopt;
  return notation->date;
}

Result<DateRange> parse_date_range(std::string_view text) {
  constexpr std::array<std::string_view, 3> kSeparators = {"..", "～", "〜"};
  text = trim(text);
  if (const auto decade = read_decade(text)) return *decade;
  if (const auto era = read_era(text)) return *era;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = text.find(separator);
    if (at != std::string_view::npos) {
      return range_between(text.substr(0, at), text.substr(at + separator.size()), text);
    }
  }
  const std::optional<Date> date = parse_date(text);
  if (date) return DateRange{.first = *date, .last = *date};
  if (const auto range = range_with_hyphen(text)) {
    return fail(fmt::format("{} is no date", quoted(text)),
                fmt::format("did you mean {}?  A range is written with two dots", *range));
  }
  return no_date(text);
}

bool contains(const DateRange& range, const Date& date) {
  const bool is_before = range.first.year != 0 && is_after(range.first, date);
  const bool is_behind = range.last.year != 0 && is_after(date, range.last);
  return !is_before && !is_behind;
}

}  // namespace musubi
