// facets.h - how many hits each value of a facet has.
#pragma once
#include <xapian.h>

#include <vector>

#include "searcher/answer.h"
#include "searcher/filters.h"

namespace musubi {

// Counts the values of every facet over the hits of `query`.  A facet's own
// filter does not narrow its counts, so that other values can still be added.
// Exact; values by count, then by value.
std::vector<FacetResult> count_facets(const Xapian::Database& database, const Xapian::Query& query,
                                      const Filters& filters);

}  // namespace musubi
