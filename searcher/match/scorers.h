// scorers.h - the tree of scorers for a query.
#pragma once
#include <cstdint>
#include <memory>

#include "common/index/lexicon.h"
#include "searcher/match/posting_lists.h"
#include "searcher/match/scorer.h"
#include "searcher/plan/query.h"

namespace musubi {

// The query must not have a foreign part; the other arguments must outlive the scorer.
// Scores as Xapian does, but for the last bits, which depend on the order in which they
// add up.
// `asked_for`: the documents, roughly, that it will be asked for.
std::unique_ptr<Scorer> make_scorer(const Query& query, PostingLists& lists, const Lexicon& lexicon,
                                    ScratchPool& pool, std::uint64_t asked_for);

// Documents that match at most, roughly.
std::uint64_t estimated_matches(const Query& query, const Lexicon& lexicon);

}  // namespace musubi
