// signing_dates.h - when an agreement was signed, by the summary of a list.
#pragma once
#include <string_view>
#include <vector>

#include "common/calendar/date.h"

namespace musubi {

// Every signing and renewal, the first one first: the dates that stand beside a word
// of signing (2004年12月…調印した, 平成18年8月31日締結).  Where there is none, the one date in
// brackets, or else the one line that is a date.
std::vector<Date> find_signing_dates(std::string_view summary);

}  // namespace musubi
