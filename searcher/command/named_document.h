// named_document.h - the document that a user names to read or to open it.
#pragma once
#include <string>

#include "searcher/options/searcher_options.h"
#include "searcher/search.h"

namespace musubi {

// `typed`: its number in the last answer, or its id.  Whole, with the words marked of the query
// that is typed with it, else of the one that found it.
Result<Hit> named_document(const std::string& typed, const SearcherOptions& options);

// The document that --like names, and a note that says which was taken where it is a number.
struct LikeMeant {
  std::string id, note;
};

// `typed`: its id, else its number in the last answer.
Result<LikeMeant> like_meant(const std::string& typed, Searcher& searcher,
                             const SearcherOptions& options);

// Answers a request whose --like may be such a number.
Result<Answer> search_as_meant(Searcher& searcher, SearchRequest request,
                               const SearcherOptions& options);

}  // namespace musubi
