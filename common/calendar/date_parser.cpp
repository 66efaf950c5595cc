#include "common/calendar/date_parser.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <string>

#include "common/calendar/date_fault.h"
#include "common/calendar/date_lexer.h"
#include "common/calendar/date_notation.h"
#include "common/calendar/period.h"
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
      "and the ranges 2004..2012, 平成16..平成24, 2004.., ..2012, 2004年以降, 1990年代, "
      "昭和50年代, 平成16年度, 昭和");
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

// The years are 0 where the side is open.
Result<DateRange> parse_side(std::string_view text) {
  if (trim(text).empty()) return DateRange{};
  const std::optional<DateRange> period = parse_period(text);
  if (!period) return no_date(text);
  return *period;
}

Result<DateRange> range_between(std::string_view first_side, std::string_view last_side,
                                std::string_view whole) {
  const Result<DateRange> from = parse_side(first_side);
  if (!from) return tl::unexpected(from.error());
  const Result<DateRange> to = parse_side(last_side);
  if (!to) return tl::unexpected(to.error());
  const Date& first = from->first;
  const Date& last = to->last;
  const bool is_open = first.year == 0 || last.year == 0;
  if (first == last && is_open) return no_date(whole);
  if (!is_open && is_after(first, last)) {
    return fail(fmt::format("{} ends before it begins", quoted(whole)),
                fmt::format("put the earlier date first: {}..{}", printable(trim(last_side)),
                            printable(trim(first_side))));
  }
  return DateRange{.first = first, .last = last};
}

// 2004年から2012年まで.
std::optional<RangeEnds> ends_in_words(std::string_view text) {
  constexpr std::string_view kFrom = "から", kTo = "まで";
  const std::size_t at = text.find(kFrom);
  if (at == text.npos) return std::nullopt;
  std::string_view last = trim(text.substr(at + kFrom.size()));
  if (last.ends_with(kTo)) last.remove_suffix(kTo.size());
  const RangeEnds ends = {trim(text.substr(0, at)), trim(last)};
  const bool are_periods = parse_period(ends.first) && parse_period(ends.last);
  return are_periods ? std::optional(ends) : std::nullopt;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  text = trim(text);
  if (!holds_number(text)) return std::nullopt;
  const auto notation = read_date(DateLexer(text), DateContext::WholeString);
  if (!notation || notation->end != text.size()) return std::nullopt;
  return notation->date;
}

std::optional<RangeEnds> ends_of_range(std::string_view text) {
  // An input method turns a dot into a full-width one or into a full stop.
  for (const std::string_view sign : {"..", "．．", "。。", "…", "‥", "～", "〜"}) {
    const std::size_t at = text.find(sign);
    if (at == text.npos) continue;
    return RangeEnds{trim(text.substr(0, at)), trim(text.substr(at + sign.size()))};
  }
  return std::nullopt;
}

Result<DateRange> parse_date_range(std::string_view text) {
  text = trim(text);
  if (const auto ends = ends_of_range(text)) return range_between(ends->first, ends->last, text);
  if (const auto period = parse_period(text)) return *period;
  if (const auto ends = ends_in_words(text)) return range_between(ends->first, ends->last, text);
  if (const auto range = range_with_hyphen(text)) {
    return fail(fmt::format("{} is no date", quoted(text)),
                fmt::format("did you mean {}?  A range is written with two dots", *range));
  }
  return no_date(text);
}

std::optional<std::string> range_with_hyphen(std::string_view text) {
  for (const std::string_view hyphen :
       {"-", "－", "–", "—", "~", "から", "−", ",", "，", "、", "・", " ", "　"}) {
    const std::size_t at = text.find(hyphen);
    if (at == std::string_view::npos) continue;
    const std::string_view first = trim(text.substr(0, at));
    const std::string_view last = trim(text.substr(at + hyphen.size()));
    if (parse_date(first) && parse_date(last)) return fmt::format("{}..{}", first, last);
  }
  return std::nullopt;
}

}  // namespace musubi
