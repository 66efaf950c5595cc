// ask_ahead.h - what a search that finds nothing as it was typed may want to know next, asked at
// once.
//
// For servers that are far away: one after another, each of these questions would be a wait.  They
// are put again where the answer is used, and then known.
#pragma once
#include "searcher/plan/filters.h"
#include "searcher/query/tree.h"
#include "searcher/request.h"
#include "searcher/search_tools.h"

namespace musubi {

// `tree`: of the query, as typed.  Does nothing for an index that is at hand.  Xapian's exceptions
// pass through.
void ask_ahead(const QueryNode& tree, const SearchRequest& request, const Filters& filters,
               SearchTools& tools);

}  // namespace musubi
