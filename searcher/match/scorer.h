// scorer.h - what a part of a query matches in one window, and what it scores there.
//
// A query is a tree of scorers (scorers.h makes it).  All matches are found, for an
// exact total, but most cannot be among the best: a scorer is told from which score on
// a match is of interest, and need not compute what is certainly below it.
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "searcher/match/window.h"

namespace musubi {

enum class Scores { AddUp, BestCounts };

// A score that is needed where every match is wanted.
constexpr double kAnyScore = -std::numeric_limits<double>::infinity();

// Adds a match to `found`.
inline void add_match(std::size_t place, double score, Scores scores, ScoredPlaces& found) {
  found.places.add(place);
  double& sum = found.scores[place];
  sum = scores == Scores::AddUp ? sum + score : std::max(sum, score);
}

class Scorer {
 public:
  explicit Scorer(double bound) : bound_(bound) {}
  Scorer(const Scorer&) = delete;
  Scorer& operator=(const Scorer&) = delete;
  virtual ~Scorer() = default;

  // No document scores more.
  double bound() const { return bound_; }

  // Windows are asked for in ascending order, the same one as often as wanted.
  // `wanted`: nothing else is looked for; nullptr: every place is wanted.

  // Adds what matches to `places`.
  virtual void match(std::uint32_t window, const Places* wanted, Places& places) = 0;

  // Adds what matches to `found`.  A score of `need` and more is exact; one below it may
  // be too low.
  virtual void score(std::uint32_t window, const Places* wanted, double need, Scores scores,
                     ScoredPlaces& found) = 0;

 private:
  double bound_;
};

using ScorerPtr = std::unique_ptr<Scorer>;

// Room for the matches of a window, used again and again.
class ScratchPool {
 public:
  std::unique_ptr<ScoredPlaces> take();
  void give_back(std::unique_ptr<ScoredPlaces> cleared) { free_.push_back(std::move(cleared)); }

 private:
  std::vector<std::unique_ptr<ScoredPlaces>> free_;
};

// Room of the pool for as long as the object lives; empty at first.
class Scratch {
 public:
  explicit Scratch(ScratchPool& pool) : pool_(pool), found_(pool.take()) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    found_->clear();
    pool_.give_back(std::move(found_));
  }

  ScoredPlaces& operator*() { return *found_; }
  ScoredPlaces* operator->() { return found_.get(); }

 private:
  ScratchPool& pool_;
  std::unique_ptr<ScoredPlaces> found_;
};

}  // namespace musubi
