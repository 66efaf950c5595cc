// prefix_scorer.h - the documents that have any of the terms that begin alike.
//
// There may be a hundred thousand of them, most in one document or two.  So their
// postings are read once, term after term, and only what they give together is kept: a bit
// and, where it counts, a score for each document.
#pragma once
#include <string>
#include <vector>

#include "searcher/match/scorers.h"
#include "searcher/match/term_scorer.h"

namespace musubi {

class PrefixScorer : public Scorer {
 public:
  // A document scores `weight.share` times the BM25 of all those of its terms, each as rare
  // as it is, added up.
  PrefixScorer(const std::string& beginning, const ScorerSources& sources,
               const TermWeight& weight);

  void match(std::uint32_t window, const Places* wanted, Places& places) override;
  void score(std::uint32_t window, const Places* wanted, double need, Scores scores,
             ScoredPlaces& found) override;

 private:
  struct Window {
    Places places;
    std::vector<double> scores;  // by place; none where the share is 0
  };
  struct Merged {
    std::vector<Window> windows;
    double best_score = 0;  // of a document
  };

  static Merged merge(const std::string& beginning, const ScorerSources& sources, bool scored);
  PrefixScorer(Merged merged, const TermWeight& weight);

  std::vector<Window> windows_;
  TermWeight weight_;
};

}  // namespace musubi
