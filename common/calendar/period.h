// period.h - spans of time that one word names: 1990年代, 昭和50年代, 平成16年度, 昭和, 2004年以降.
#pragma once
#include <optional>
#include <string_view>

#include "common/calendar/date_range.h"

namespace musubi {

// The period that is the whole of `text`, a single date included; none where it is no period.
std::optional<DateRange> parse_period(std::string_view text);

}  // namespace musubi
