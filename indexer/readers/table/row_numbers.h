// row_numbers.h - tells ids that say which document a row is from those that only count rows.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace musubi {

// Rows that are enough to tell what the columns of a table hold.
inline constexpr std::size_t kFirstRows = 20;

// Whether the ids of the first rows of a table only count them: numbers from 0 or 1 that mostly
// rise by one, stay (in cells that were merged) or begin anew.  Blank ones tell nothing.
bool are_row_numbers(std::span<const std::string_view> first_ids);

}  // namespace musubi
