// facet_tables.h - the counts of the facets as small tables with bars.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/answer.h"
#include "searcher/present/text_style.h"

namespace musubi {

// As many tables side by side as the columns allow, ten values and the chosen
// ones in each, a bar as long as its share of the largest count.  Empty where
// nothing was counted.
std::string facet_tables(const std::vector<FacetResult>& facets, const TextStyle& style);

// 12573 -> "12,573".
std::string grouped(std::uint64_t number);

}  // namespace musubi
