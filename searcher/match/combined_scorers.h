// combined_scorers.h - scorers made of scorers.
#pragma once
#include <memory>
#include <vector>

#include "searcher/match/scorer.h"

namespace musubi {

// What its parts match can only be combined where no other matches stand.  So where `found` holds
// some already, it scores into a scratch of its own and adds the result.
class CombinedScorer : public Scorer {
 public:
  CombinedScorer(double bound, ScratchPool& pool) : Scorer(bound), pool_(pool) {}

  void score(std::uint32_t window, const Places* wanted, double need, Scores scores,
             ScoredPlaces& found) final;

 protected:
  // `found`: empty.
  virtual void score_alone(std::uint32_t window, const Places* wanted, double need,
                           ScoredPlaces& found) = 0;

  ScratchPool& pool_;
};

// What matches all children.  The first one should be the rarest: the others are only asked
// for what it matches.
class AllScorer : public CombinedScorer {
 public:
  AllScorer(std::vector<ScorerPtr> children, ScratchPool& pool);
  void match(std::uint32_t window, const Places* wanted, Places& places) override;

 protected:
  void score_alone(std::uint32_t window, const Places* wanted, double need,
                   ScoredPlaces& found) override;

 private:
  std::vector<ScorerPtr> children_;
};

// What matches any child.  `fixed`: what each match scores besides.
class AnyScorer : public CombinedScorer {
 public:
  AnyScorer(std::vector<ScorerPtr> children, Scores scores, double fixed, ScratchPool& pool);
  void match(std::uint32_t window, const Places* wanted, Places& places) override;

 protected:
  void score_alone(std::uint32_t window, const Places* wanted, double need,
                   ScoredPlaces& found) override;

 private:
  void add_rest(std::size_t first, std::uint32_t window, const Places* wanted, double need,
                ScoredPlaces& found);

  std::vector<ScorerPtr> children_;  // the highest bound first
  std::vector<double> rests_;        // what a child and those behind it give at most together
  Scores scores_;
  double fixed_;
};

// What matches the first child and not the second.
class WithoutScorer : public CombinedScorer {
 public:
  WithoutScorer(ScorerPtr wanted, ScorerPtr unwanted, ScratchPool& pool);
  void match(std::uint32_t window, const Places* wanted, Places& places) override;

 protected:
  void score_alone(std::uint32_t window, const Places* wanted, double need,
                   ScoredPlaces& found) override;

 private:
  ScorerPtr wanted_, unwanted_;
};

// What matches the first child; the second adds to its score.
class OptionalScorer : public CombinedScorer {
 public:
  OptionalScorer(ScorerPtr required, ScorerPtr optional, ScratchPool& pool);
  void match(std::uint32_t window, const Places* wanted, Places& places) override;

 protected:
  void score_alone(std::uint32_t window, const Places* wanted, double need,
                   ScoredPlaces& found) override;

 private:
  ScorerPtr required_, optional_;
};

}  // namespace musubi
