// phrase_bounds.h - which documents a phrase of a query decides on.
//
// A server knows no phrases, but the rest of a query: what it matches at least and at most,
// whatever its phrases are found in.
#pragma once
#include <cstddef>
#include <functional>
#include <vector>

#include "searcher/plan/query.h"

namespace musubi {

struct PhraseInQuery {
  Query phrase;
  bool is_unwanted = false;  // documents with it are left out
  // Documents beyond `within`, and all of `besides`, match the query or do not, with the same
  // score, whether they hold the phrase or not.  Neither has a phrase.
  Query within = Query::everything();
  Query besides = {};
  std::vector<std::size_t> together = {};  // phrases of the query that must all be there with it
};

// In the order in which they stand in the query.
std::vector<PhraseInQuery> phrases_of(const Query& query);

// What stands in place of the phrases, in that order.
using InPlaceOf = std::function<Query(std::size_t)>;
Query with_phrases(const Query& query, const InPlaceOf& in_place_of);

}  // namespace musubi
