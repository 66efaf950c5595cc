// date.h - a Gregorian date that may be known only to the month or the year.
#pragma once
#include <compare>
#include <cstdint>
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

// 20041224, 20041200 or 20040000, and back: numbers in the order of the dates.
constexpr std::uint32_t to_number(const Date& date) {
  return static_cast<std::uint32_t>(date.year * 10000 + date.month * 100 + date.day);
}
constexpr Date date_of(std::uint32_t number) {
  const int digits = static_cast<int>(number);
  return {digits / 10000, digits / 100 % 100, digits % 100};
}

}  // namespace musubi
