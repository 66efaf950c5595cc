// best_matches.h - the best of many matches, in order.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>

#include "searcher/match/matches.h"

namespace musubi {

// Collects the best `count`, their scores rounded by rounded_score(); equal ones by the
// rank of their ids.
class BestMatches {
 public:
  BestMatches(std::size_t count, std::span<const std::uint32_t> id_ranks)
      : count_(count), id_ranks_(id_ranks) {}

  // No match that scores less can still be among them.
  double need() const;

  void offer(Xapian::docid document, double score);

  // The best first.
  Matches in_order() const;

 private:
  bool is_better(const Match& a, const Match& b) const;

  std::size_t count_;
  std::span<const std::uint32_t> id_ranks_;
  Matches best_;  // a heap, the worst in front
};

}  // namespace musubi
