// similar.h - the query that a document itself makes: find others like it.
#pragma once
#include <xapian.h>

#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/document.h"
#include "searcher/plan/query.h"

namespace musubi {

struct SimilarQuery {
  Query query;                     // without the document itself
  std::vector<std::string> terms;  // that tell most of it
};

// Any of the words that tell most of `document`: often in it, seldom elsewhere
// (tf * idf).  Empty query: it holds no word.
SimilarQuery similar_to(const Document& document, Analyzer& analyzer,
                        const Xapian::Database& database);

}  // namespace musubi
