// date_parser.h - reads dates and ranges of dates that a person or a table gives.
//
// Gregorian and Japanese-era notations in half-width, full-width or kanji numerals.
// Results are Gregorian and only as precise as the text.  Safe to call from any
// thread; ill-formed UTF-8 is no date.
#pragma once
#include <optional>
#include <string_view>

#include "common/calendar/date.h"
#include "common/calendar/date_finder.h"  // IWYU pragma: export
#include "common/result.h"

namespace musubi {

// Both ends included.  A side that is open has the year 0.
struct DateRange {
  Date first;
  Date last;

  bool operator==(const DateRange&) const = default;
};

// The date that is the whole of `text`, but for white space around it:
// 2004-12-24, 2004/12, 20041224, 2004年12月, 平成16年12月24日, 平成16, H16.12.24, ㍻16年.
std::optional<Date> parse_date(std::string_view text);

// Two dates in any of these notations with ".." or ～ between them, one of the
// two, one date alone, a decade (1990年代), or an era (昭和: from its first day to its last). Fails
// where a date is none or the range is reversed.
Result<DateRange> parse_date_range(std::string_view text);

// Compared at the coarser of two precisions: 2004 and 2004-12 contain each other.
bool contains(const DateRange& range, const Date& date);

}  // namespace musubi
