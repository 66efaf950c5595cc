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

// At most `limit` values, best first, by the nearest of their names; one that
// is no slip of the finger away from `folded` is left out.  Only the first 64
// characters of `folded` count.
std::vector<std::string> nearest_values(std::string_view folded,
                                        const std::vector<KnownValue>& known, std::size_t limit);

}  // namespace musubi
