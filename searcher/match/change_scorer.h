// change_scorer.h - the documents that came or changed later than a time.
#pragma once
#include <cstdint>
#include <span>

#include "searcher/match/fixed_scorer.h"

namespace musubi {

class ChangeScorer : public FixedScorer {
 public:
  // `changes`: by document, nanoseconds since 1970; 0: there is no such document.
  ChangeScorer(std::uint64_t time, std::span<const std::uint64_t> changes, double score)
      : FixedScorer(score), time_(time), changes_(changes) {}

  void match(std::uint32_t window, const Places* wanted, Places& places) override;

 private:
  std::uint64_t time_;
  std::span<const std::uint64_t> changes_;
};

}  // namespace musubi
