// edit_distance.h - how far one text is from another.
#pragma once
#include <cstddef>
#include <string_view>

namespace musubi {

// Insertions, deletions, replacements and swaps of neighbours, counted in code
// points, that lead from one text to the other (optimal string alignment).
std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

}  // namespace musubi
