// ranking.h - the order of the hits: first by words, then by wording.
//
// The first stage is BM25 over all documents (searcher/match/bm25.h).  The second reads the
// texts of the best few and adds how near each comes to the query's wording.
// A score is a function of the query, the document and exact counts of the whole
// collection: shards, updates and document numbers leave no trace in it.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "common/index/stored_documents.h"
#include "common/result.h"
#include "searcher/match/matches.h"
#include "searcher/ranking/closeness.h"

namespace musubi {

// Documents that the second stage reads.  More gain little: bench/relevance.
inline constexpr Xapian::doccount kReadAgain = 30;

// One hit and why it scored as it did.
struct RankedHit {
  Xapian::docid docid = 0;
  double score = 0;
  double words = 0;                      // of it, by the first stage
  Closeness closeness;                   // all 0 where the text was not read
  std::optional<StoredDocument> stored;  // where it was read
};

// Sorts hits that are in order by words: the best kReadAgain by words and wording, equal ones
// by their ids, the rest behind them.  Only the first `wanted` are sure to be in their places:
// what cannot be among them is not read.
Result<std::vector<RankedHit>> rank_again(std::vector<RankedHit> hits, std::size_t wanted,
                                          const StoredDocuments& documents, ClosenessJudge& judge);

}  // namespace musubi
