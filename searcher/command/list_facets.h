// list_facets.h - facets of what is found, printed with all of their values.
#pragma once
#include "searcher/options/searcher_options.h"

namespace musubi {

int list_facets(const SearcherOptions& options);

}  // namespace musubi
