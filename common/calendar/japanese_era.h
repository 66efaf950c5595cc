// japanese_era.h - the eras (元号) by which Japan counts its years.
//
// The table comes from ICU's Japanese calendar, so a new era arrives with ICU.
// It starts with 明治: names of earlier eras are everyday words too (文化, 永久).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/calendar/date.h"

namespace musubi {

struct JapaneseEra {
  std::u32string name;  // 平成
  char32_t letter = 0;  // H
  char32_t sign = 0;    // ㍻, 0 where Unicode has none
  Date first_day;       // 1989-01-08
};

// Oldest first.  Read from ICU once; safe to call from any thread.  Throws
// std::runtime_error where ICU lacks its data.
const std::vector<JapaneseEra>& japanese_eras();

// How many years the era counts, its last one included: 31 of 平成.  None for the era that lasts.
std::optional<int> years_of(const JapaneseEra& era);

// The Gregorian year in which year 1, 2, ... of the era falls.  It may lie
// beyond the end of the era: forms printed in 平成28年 speak of 平成32年.
int gregorian_year(const JapaneseEra& era, int year_of_era);

// The Gregorian form of a date whose year was counted in `era`, or nullopt where
// there is no such day or it comes before the era.  Until 1872 months followed
// the moon, so only the year is kept.
std::optional<Date> to_gregorian(const JapaneseEra& era, const Date& date);

// A month or a day that the Gregorian calendar has.
bool is_possible(const Date& date);

}  // namespace musubi
