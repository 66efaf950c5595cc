// known_terms.h - what a front tells of a query before a server is asked.
#pragma once
#include "searcher/plan/lexicon.h"
#include "searcher/plan/query.h"

namespace musubi {

// Whether it needs a term that no document has.  `query`: without phrases.
bool is_surely_empty(const Query& query, const Lexicon& lexicon);

// With the terms that begin so in place of each beginning, unless they are very many.
Query spelled_out(const Query& query, const Lexicon& lexicon);

}  // namespace musubi
