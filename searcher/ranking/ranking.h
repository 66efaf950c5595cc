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
#include <span>
#include <vector>

#include "common/index/ranking_columns.h"
#include "common/index/stored_document.h"
#include "common/result.h"
#include "searcher/ranking/closeness.h"

namespace musubi {

// Documents that the second stage reads.  More gain little: bench/relevance.
inline constexpr Xapian::doccount kReadAgain = 30;

// Scores are equal that differ by less: the last bits depend on the order of adding up.
inline constexpr double kScoreStep = 1.0 / (1 << 20);
double rounded_score(double score);

// One hit and why it scored as it did.
struct RankedHit {
  Xapian::docid docid = 0;
  double score = 0;
  double words = 0;                      // of it, by the first stage
  Closeness closeness;                   // all 0 where the text was not read
  std::optional<StoredDocument> stored;  // where it was read
};

// The natural order of ids, by which equal hits are sorted.
class IdOrder {
 public:
  // Without columns, as for shards, the ids are read from the database.
  IdOrder(const Xapian::Database& database, const RankingColumns* columns)
      : database_(database), columns_(columns) {}

  void sort(std::span<RankedHit> hits) const;

 private:
  const Xapian::Database& database_;
  const RankingColumns* columns_;
};

// Sorts hits that begin with the first one: the best kReadAgain by words and wording, the
// rest, by words alone, behind them.  Only the first `wanted` are sure to be in their
// places: what cannot be among them is not read.
Result<std::vector<RankedHit>> rank_again(std::vector<RankedHit> hits, std::size_t wanted,
                                          const Xapian::Database& database, const IdOrder& ids,
                                          ClosenessJudge& judge);

}  // namespace musubi
