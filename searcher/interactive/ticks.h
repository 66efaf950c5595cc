// ticks.h - filters put on and taken off by their values in the pane.
#pragma once
#include "searcher/search.h"

namespace musubi {

// Adds to the facets what narrows the search but no document has any more: what was ticked can
// always be taken off.
void add_ticked(Answer& answer);

// Ticks the value, or takes the tick off.
void toggle(const FacetResult& facet, const FacetCount& value, SearchRequest& request);

// No filter is left, those of years and regions among them.
void clear_filters(SearchRequest& request);

}  // namespace musubi
