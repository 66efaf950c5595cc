// ranking.h - the order of the hits: first by words, then by wording.
//
// The first stage is Xapian's BM25 over all documents.  The second reads the
// texts of the best few and adds how near each comes to the query's wording.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <vector>

#include "common/result.h"
#include "searcher/ranking/closeness.h"

namespace musubi {

// Documents that the second stage reads.  More gain little: bench/relevance.
inline constexpr Xapian::doccount kReadAgain = 40;

// BM25 with parameters found by measurement: bench/relevance.
Xapian::BM25Weight first_stage();

// One hit and why it scored as it did.
struct RankedHit {
  Xapian::docid docid = 0;
  double score = 0;
  double words = 0;     // of it, by the first stage
  Closeness closeness;  // all 0 where the text was not read
};

// Reorders the best kReadAgain of `found`, which begins with the first hit; the
// rest keep their places behind.  `possible`: what a document could score by
// words at the most.
Result<std::vector<RankedHit>> rank_again(const Xapian::MSet& found, double possible,
                                          ClosenessJudge& judge);

}  // namespace musubi
