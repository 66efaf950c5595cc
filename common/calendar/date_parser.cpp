#include "common/calendar/date_parser.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <array>
#include <string>

#include "common/calendar/date_lexer.h"
#include "common/calendar/date_notation.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

std::string quoted(std::string_view text) {
  constexpr std::size_t kLongestQuote = 60;
  const std::string_view beginning = truncate_utf8(text, kLongestQuote);
  return fmt::format("\"{}{}\"", printable(beginning), beginning.size() < text.size() ? "…" : "");
}

tl::unexpected<Error> no_date(std::string_view text) {
  return fail(
      fmt::format("{} is no date", quoted(text)),
      "accepted are 2004, 2004-12, 2004-12-24, 2004年12月24日, 平成16年12月24日, H16.12.24, "
      "and the ranges 2004..2012, 平成16..平成24, 2004.., ..2012");
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
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = text.find(separator);
    if (at != std::string_view::npos) {
      return range_between(text.substr(0, at), text.substr(at + separator.size()), text);
    }
  }
  const std::optional<Date> date = parse_date(text);
  if (!date) return no_date(text);
  return DateRange{.first = *date, .last = *date};
}

bool contains(const DateRange& range, const Date& date) {
  const bool is_before = range.first.year != 0 && is_after(range.first, date);
  const bool is_behind = range.last.year != 0 && is_after(date, range.last);
  return !is_before && !is_behind;
}

}  // namespace musubi
