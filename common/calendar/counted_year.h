// counted_year.h - reads a year as it was counted: 2004, 平成16, 令和元, H16.
#pragma once
#include <optional>

#include "common/calendar/date.h"
#include "common/calendar/date_lexer.h"
#include "common/calendar/japanese_era.h"

namespace musubi {

enum class DateContext {
  // A number is no date without 年, unless it is a full 2004-12-24.  Years are counted on past the
  // end of an era: plans of 平成28年 speak of 平成32年, and people of 昭和100年.
  RunningText,
  WholeString,  // 2004, 2004-12, 平成16, S62 and 20041224 are dates too; 平成32 is none
};

// Era is null for Gregorian years.
struct CountedYear {
  int gregorian = 0;
  const JapaneseEra* era = nullptr;
};

// Whether a number that may be one is a year of the times that documents speak of.
bool is_plausible_year(int year);

// Each moves the lexer behind what it reads, where it reads something.
std::optional<CountedYear> accept_year(DateLexer& lexer, DateContext context);
std::optional<CountedYear> accept_gregorian_year(DateLexer& lexer, DateContext context);

// The number of a year of the era; 元 is its first.
std::optional<CountedYear> accept_year_of(const JapaneseEra& era, DateLexer& lexer,
                                          DateContext context);

// Whether the year is counted past the end of its era.
bool is_past_era(const CountedYear& year);

// 0 for a month or day that is not known; none where there is no such day.
std::optional<Date> date_in(const CountedYear& year, int month, int day);

}  // namespace musubi
