#include "common/calendar/date_range.h"

namespace musubi {

namespace {

// `date` as far as both it and `other` are known.
Date at_common_precision(const Date& date, const Date& other) {
  if (other.month == 0) return {.year = date.year};
  if (other.day == 0) return {.year = date.year, .month = date.month};
  return date;
}

}  // namespace

bool is_after(const Date& date, const Date& other) {
  return at_common_precision(date, other) > at_common_precision(other, date);
}

bool contains(const DateRange& range, const Date& date) {
  const bool is_before = range.first.year != 0 && is_after(range.first, date);
  const bool is_behind = range.last.year != 0 && is_after(date, range.last);
  return !is_before && !is_behind;
}

}  // namespace musubi
