// date_fault.h - what is wrong with a text that was meant to be a date.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

// A month or a day that there is not, a year beyond its era, a day that may be a month.  None where
// nothing tells what was meant.  `text` is no date (see parse_date).
std::optional<std::string> fault_of_date(std::string_view text);

}  // namespace musubi
