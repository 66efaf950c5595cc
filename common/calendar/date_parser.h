// date_parser.h - reads dates and ranges of dates that a person or a table gives.
//
// Gregorian and Japanese-era notations in half-width, full-width or kanji numerals.
// Results are Gregorian and only as precise as the text.  Safe to call from any
// thread; ill-formed UTF-8 is no date.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/calendar/date.h"
#include "common/calendar/date_finder.h"  // IWYU pragma: export
#include "common/calendar/date_range.h"   // IWYU pragma: export
#include "common/result.h"

namespace musubi {

// The date that is the whole of `text`, but for white space around it:
// 2004-12-24, 2004/12, 20041224, 2004年12月, 平成16年12月24日, 平成16, H16.12.24, ㍻16年.
// A year that its era did not reach (平成32年) is none.
std::optional<Date> parse_date(std::string_view text);

// Both sides of "..", however it is typed: 2004．．2012, 2004～2012, 2004…; nothing where there is
// no such sign.
struct RangeEnds {
  std::string_view first, last;
};
std::optional<RangeEnds> ends_of_range(std::string_view text);

// A period (period.h: a date, a decade, a fiscal year, an era, 2004年以降), or two of them with
// ".." between them, or one of the two; 2004年から2012年まで.  Fails where one is none or the range
// is reversed.
Result<DateRange> parse_date_range(std::string_view text);

// "2004..2012" for 2004-2012 or 2004、2012, as a range is often written; nothing for what is none.
std::optional<std::string> range_with_hyphen(std::string_view text);

}  // namespace musubi
