// request_filters.h - the filters that a request asks for.
#pragma once
#include "common/result.h"
#include "searcher/plan/filters.h"
#include "searcher/request.h"
#include "searcher/search_tools.h"

namespace musubi {

// Fails on a value that cannot be.
Result<Filters> make_filters(const SearchRequest& request, SearchTools& tools);

}  // namespace musubi
