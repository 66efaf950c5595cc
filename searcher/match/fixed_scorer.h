// fixed_scorer.h - scorers whose matches all score the same.
#pragma once
#include <xapian.h>

#include "searcher/match/scorer.h"

namespace musubi {

class FixedScorer : public Scorer {
 public:
  using Scorer::Scorer;

  void score(std::uint32_t window, const Places* wanted, double need, Scores scores,
             ScoredPlaces& found) final;
};

// Every document of an index without gaps.
class EverythingScorer : public FixedScorer {
 public:
  EverythingScorer(Xapian::docid last_document, double score)
      : FixedScorer(score), last_document_(last_document) {}

  void match(std::uint32_t window, const Places* wanted, Places& places) override;

 private:
  Xapian::docid last_document_;
};

}  // namespace musubi
