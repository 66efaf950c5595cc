// facet_tables.h - the counts of the facets as small tables with bars.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/answer.h"
#include "searcher/present/text_style.h"

namespace musubi {

// As many tables side by side as the columns allow, ten values and the chosen
// ones in each, a bar as long as its share of the largest count; years in their
// order, as decades where they are many.  Empty where nothing was counted.
std::string facet_tables(const std::vector<FacetResult>& facets, const TextStyle& style);

// One facet with all its values, in the order in which they stand.
std::string facet_table(const FacetResult& facet, const TextStyle& style);

// 12573 -> "12,573".
std::string grouped(std::uint64_t number);

// What the facet is called above its values: 都道府県, or Prefecture.
std::string facet_label(const FacetResult& facet);

// "ほか 10 分野": so many values of the facet with that label are not shown.
std::string others(std::uint64_t count, std::string_view label);

}  // namespace musubi
