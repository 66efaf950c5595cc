// date.h - a Gregorian date that may be known only to the month or the year.
#pragma once
#include <compare>
#include <string>

namespace musubi {

// month and day are 0 where unknown; a day is never known without its month.
struct Date {
  int year = 0;  // 1..9999
  int month = 0;
  int day = 0;

  // NOLINTNEXTLINE(modernize-use-nullptr): the check misreads a defaulted <=>
  auto operator<=>(const Date&) const = default;
};

// "2004-12-24", "2004-12" or "2004".
std::string to_string(const Date& date);

}  // namespace musubi
