// named_documents.h - a query that is the address of a page or the name of a file.
#pragma once
#include <string_view>

#include "searcher/plan/lexicon.h"
#include "searcher/plan/query_plan.h"

namespace musubi {

// Finds the documents that the whole query names so; an empty query where it names none.  The
// address may be pasted with a fragment, another scheme or another slash at its end, the name of
// the file with its folder.
QueryPlan named_documents(std::string_view query, const Lexicon& lexicon);

}  // namespace musubi
