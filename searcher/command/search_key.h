// search_key.h - tells one search from another.
#pragma once
#include <string>

#include "searcher/search.h"

namespace musubi {

// What the search asks for, whatever page and order it is shown in.
std::string search_key(const SearchRequest& request);

}  // namespace musubi
