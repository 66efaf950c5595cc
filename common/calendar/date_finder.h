// date_finder.h - finds the dates that a running text names.
//
// Gregorian and Japanese-era notations in half-width, full-width or kanji numerals,
// blanks between their parts allowed.  Results are Gregorian and only as precise as
// the text.  One pass; safe to call from any thread; ill-formed UTF-8 is no date.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "common/calendar/date.h"

namespace musubi {

// Bytes [begin, end) of the text name the date.
struct DateMention {
  std::size_t begin = 0;
  std::size_t end = 0;
  Date date;
  bool is_past_era = false;  // 平成32年, counted past the end of its era: of a plan
};

// The dates of a running text in order of appearance, those included that a
// timeline only hints at: a line that begins with 17年1月 or 11月 has the era and
// the year of the last line that began with a date.  同年 and 翌年 refer to the date
// before them.  Gregorian years are dates from 1600 to 2200.
std::vector<DateMention> find_dates(std::string_view text);

}  // namespace musubi
