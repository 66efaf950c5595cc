// similar.h - the query that a document itself makes: find others like it.
#pragma once
#include <xapian.h>

#include "common/analysis/analyzer.h"
#include "common/document.h"
#include "searcher/plan/query_plan.h"

namespace musubi {

// Any of the words that tell most of `document`: often in it, seldom elsewhere
// (tf * idf), and not the document itself.  An empty query: it holds no word.
QueryPlan similar_to(const Document& document, Analyzer& analyzer,
                     const Xapian::Database& database);

}  // namespace musubi
