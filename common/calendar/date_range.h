// date_range.h - dates from one on and up to another.
#pragma once
#include "common/calendar/date.h"

namespace musubi {

// Both ends included.  A side that is open has the year 0.
struct DateRange {
  Date first;
  Date last;

  bool operator==(const DateRange&) const = default;
};

// Both compare at the coarser of two precisions: 2004 and 2004-12 contain each other, and none is
// after the other.
bool is_after(const Date& date, const Date& other);
bool contains(const DateRange& range, const Date& date);

}  // namespace musubi
