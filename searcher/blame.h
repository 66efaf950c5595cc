// blame.h - notes on why a search finds nothing, or not all of its words: what each part of it
// would find alone.
#pragma once
#include <string>
#include <vector>

#include "common/result.h"
#include "searcher/hit_finder.h"
#include "searcher/plan/filters.h"
#include "searcher/query/tree.h"
#include "searcher/request.h"
#include "searcher/search_tools.h"

namespace musubi {

// What both of these count, to be known beforehand: a part of `tree`, narrowed by some filters.
struct CountAsked {
  const QueryNode* tree;
  Filters filters;
};
std::vector<CountAsked> counts_of_notes(const QueryNode& tree, const Filters& filters);

// Those of several words that no document has.
Result<std::vector<std::string>> missing_words(const QueryNode& tree, SearchTools& tools);

struct Blame {
  std::vector<std::string> notes;
  std::size_t words = 0;  // of the query, where they are why nothing is found, and not the filters
};

// Which filters leave nothing of what the query finds; where none does, what each part of the query
// finds alone.
Result<Blame> blame(const QueryNode& tree, const Filters& filters, Counted counted,
                    SearchTools& tools);

// Where a part of a country is a filter: partners there of which nobody knows whether they belong
// to it.
Result<std::vector<std::string>> partners_left_out(const SearchRequest& request,
                                                   SearchTools& tools);

// `--country 中国 韓国`: the second is a word of the query, though it is a country too.  And so are
// a range of years, 2004-2012, and an operator in small letters.
std::vector<std::string> slips(const QueryNode& tree, const SearchRequest& request,
                               SearchTools& tools);

}  // namespace musubi
