// phrase_scorer.h - the documents that hold a phrase in this very wording.
#pragma once
#include <xapian.h>

#include "searcher/match/fixed_scorer.h"
#include "searcher/match/wording.h"

namespace musubi {

// Reads the texts of its candidates, each once in a window however often it is asked for.
class PhraseScorer : public FixedScorer {
 public:
  // `candidates` matches whatever may hold the phrase, and more.
  PhraseScorer(Wording wording, ScorerPtr candidates, Xapian::Database database, double score);

  void match(std::uint32_t window, const Places* wanted, Places& places) override;

 private:
  bool holds_wording(Xapian::docid document) const;

  Wording wording_;
  ScorerPtr candidates_;
  Xapian::Database database_;
  std::uint32_t window_ = 0;  // of what was read last
  Places read_, holding_;
};

}  // namespace musubi
