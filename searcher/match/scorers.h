// scorers.h - the tree of scorers for a query.
#pragma once
#include <cstdint>
#include <memory>
#include <span>

#include "common/index/letter_index.h"
#include "common/index/stored_documents.h"
#include "searcher/match/posting_lists.h"
#include "searcher/match/scorer.h"
#include "searcher/plan/lexicon.h"
#include "searcher/plan/query.h"

namespace musubi {

// What scorers read.  Numbers by which a match is weighed come from `lexicon` alone, which
// may know of more databases than this one.
struct ScorerSources {
  const StoredDocuments& documents;
  PostingLists& lists;
  const Lexicon& lexicon;
  std::span<const std::uint32_t> dates;  // by document; see DateScorer
  const LetterIndex& letters;
  ScratchPool& pool;
  std::span<const std::uint64_t> changes = {};  // by document; see ChangeScorer
};

// The sources must outlive the scorer.  Scores as Xapian does, but for the last bits, which
// depend on the order in which they add up.
// `asked_for`: the documents, roughly, that it will be asked for.
std::unique_ptr<Scorer> make_scorer(const Query& query, const ScorerSources& sources,
                                    std::uint64_t asked_for);

// Documents that match at most, roughly.
std::uint64_t estimated_matches(const Query& query, const Lexicon& lexicon);

}  // namespace musubi
