// counting.h - how many hits each value of a facet has.
#pragma once
#include <vector>

#include "common/index/facet_columns.h"
#include "common/result.h"
#include "searcher/answer.h"
#include "searcher/match/filtered_matches.h"
#include "searcher/plan/filters.h"

namespace musubi {

// See MatchSet::count_facets().  Fails where the columns are damaged.
Result<std::vector<FacetResult>> count_facets(const FacetColumns& columns,
                                              const FilteredMatches& matches,
                                              const Filters& filters);

// Values that are equally frequent stay in their order.
std::vector<FacetCount> most_frequent_first(std::vector<FacetCount> counts);

}  // namespace musubi
