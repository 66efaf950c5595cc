// panes.h - the parts of the full screen beside and below each other: hits and facets.
#pragma once
#include <string>
#include <vector>

#include "searcher/interactive/view.h"

namespace musubi {

inline constexpr int kFacetColumns = 28;

// A value of a facet that can be ticked.
struct FacetValue {
  const FacetResult* facet = nullptr;
  const FacetCount* count = nullptr;
};

// The values of the pane, facet after facet: those chosen and the most frequent, or all.
std::vector<FacetValue> facet_values(const View& view);

// Lines of marks of the terminal, `rows` of them at most; the chosen hit or value among them.
std::vector<std::string> hit_pane(const View& view, int columns, std::size_t rows,
                                  const TextStyle& style);
std::vector<std::string> facet_pane(const View& view, std::size_t rows, const TextStyle& style);

}  // namespace musubi
