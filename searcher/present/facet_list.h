// facet_list.h - facets with all of their values, each on a line.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "searcher/answer.h"
#include "searcher/present/text_style.h"

namespace musubi {

// Usual: years in the order of time, other values by their count.
enum class FacetOrder { Usual, Count, Name, Time };

// Those of the values that are written or read with `prefix` at their beginning, in any width or
// case, in that order; names in that of their readings.
FacetResult in_order(FacetResult facet, FacetOrder order, std::string_view prefix);

// For people: a bar for each value; years under their decade.
std::string facet_list_text(const std::vector<FacetResult>& facets, const TextStyle& style);

// A header, then a line for each value: facet, value, count.
std::string facet_list_tsv(const std::vector<FacetResult>& facets);

}  // namespace musubi
