// facet_spies.h - facets of shards that only Xapian can search, by what its match spies count.
#pragma once
#include <xapian.h>

#include <vector>

#include "searcher/answer.h"
#include "searcher/plan/filters.h"
#include "searcher/plan/query.h"

namespace musubi {

// See MatchSet::count_facets().
std::vector<FacetResult> count_by_spies(const Xapian::Database& database, const Query& query,
                                        const Filters& filters);

}  // namespace musubi
