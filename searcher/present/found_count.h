// found_count.h - how much was found, and which part of it is shown.
#pragma once
#include <cstdint>
#include <string>

#include "searcher/answer.h"

namespace musubi {

// The rank of the last hit of the page, copies that are folded into others among them.
std::uint64_t shown_until(const Answer& answer);

// "全27件中 1〜10件、ほかに同じ文書が3件 (3.1 ms)"
std::string found_count(const Answer& answer);

}  // namespace musubi
