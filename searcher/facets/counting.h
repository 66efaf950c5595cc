// facets.h - how many hits each value of a facet has.
#pragma once
#include <xapian.h>

#include <vector>

#include "common/index/facet_columns.h"
#include "common/result.h"
#include "searcher/answer.h"
#include "searcher/match/filtered_matches.h"
#include "searcher/plan/filters.h"

namespace musubi {

// Count the values of every facet over the hits of a query.  A facet's own filter
// does not narrow its counts, so that other values can still be added.  Exact;
// values by count, then by value.

// Of a database of ours.  Fails where the columns are damaged.
Result<std::vector<FacetResult>> count_facets(const FacetColumns& columns,
                                              const FilteredMatches& matches,
                                              const Filters& filters);

// Of whatever Xapian can search, remote shards too, by what its match spies count.
std::vector<FacetResult> count_facets(const Xapian::Database& database, const Query& query,
                                      const Filters& filters);

}  // namespace musubi
