// typed_query.h - a query that is not typed to its end.
#pragma once
#include <string>
#include <string_view>

#include "searcher/search.h"

namespace musubi {

// The last word is looked for as it stands and as the beginning of another, by its letters and
// by its reading: "中国 かんこ" as "中国 (かんこ OR かんこ*)".  Unchanged where it ends with a
// blank or a sign, or holds quotes or parentheses.
std::string as_typed_so_far(std::string_view query);

// Answers the query as it stands or, where no document has all of its words, as one whose last
// word is the beginning of another: what is typed to its end is ranked as ever.  A last word in
// kana or romaji counts as a beginning wherever that finds more.
Result<Answer> search_so_far(Searcher& searcher, const SearchRequest& request);

}  // namespace musubi
