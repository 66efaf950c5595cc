// nearest.h - which known names a misspelt one may have meant.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// A value and the names that it goes by, each as fold_name() gives it.
struct KnownValue {
  std::string value;
  std::vector<std::string> names;
};

// Insertions, deletions, replacements and swaps of neighbours, counted in code
// points, that lead from one text to the other (optimal string alignment).
std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

// At most `limit` values, best first, by the nearest of their names; one that
// has nothing in common with `folded` is left out.  Only the first 64
// characters of `folded` count.
std::vector<std::string> nearest_values(std::string_view folded,
                                        const std::vector<KnownValue>& known, std::size_t limit);

}  // namespace musubi
