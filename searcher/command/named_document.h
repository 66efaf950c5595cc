// named_document.h - the document that a user names to read or to open it.
#pragma once
#include <string>

#include "searcher/options/searcher_options.h"
#include "searcher/search.h"

namespace musubi {

// `typed`: its number in the last answer, or its id.  Whole, with the words marked of the query
// that is typed with it, else of the one that found it.
Result<Hit> named_document(const std::string& typed, const SearcherOptions& options);

}  // namespace musubi
