// best_matches.h - the first of many matches, by score or by date.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_set>

#include "searcher/match/matcher.h"
#include "searcher/match/matches.h"

namespace musubi {

// What decides between two matches, by document number.
struct MatchKeys {
  std::span<const std::uint32_t> id_ranks;
  std::span<const std::uint32_t> dates;  // 0: not dated
  std::span<const std::uint64_t> changes = {};
  std::span<const std::uint64_t> contents = {};  // given: of each only the first is wanted
};

// Where a document stands in an order other than relevance, the first lowest; what is not dated is
// last.
std::uint64_t place_in(SortOrder order, const MatchKeys& keys, Xapian::docid document);

// Collects the first `count` in an order, their scores rounded by rounded_score().
class BestMatches {
 public:
  BestMatches(std::size_t count, SortOrder order, const MatchKeys& keys)
      : count_(count), order_(order), keys_(keys) {}

  bool is_by_score() const { return order_ == SortOrder::Relevance; }

  // In the order of scores: a match that scores less cannot be among them any more.
  double need() const;

  // In an order by date: whether the document would be among them.
  bool wants(Xapian::docid document) const;

  void offer(Xapian::docid document, double score);

  // The best first.
  Matches in_order() const;

 private:
  bool is_better(const Match& a, const Match& b) const;
  auto better() const {
    return [this](const Match& a, const Match& b) { return is_better(a, b); };
  }
  bool has_content_of(Xapian::docid document) const;
  void put_in_place_of_copy(const Match& match);
  void put_in_place_of_worst(const Match& match);

  std::size_t count_;
  SortOrder order_;
  MatchKeys keys_;
  Matches best_;                                // a heap, the worst in front
  std::unordered_set<std::uint64_t> contents_;  // of these, where each is wanted once
};

}  // namespace musubi
