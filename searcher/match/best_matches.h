// best_matches.h - the first of many matches, by score or by date.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>

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
  std::size_t size() const { return best_.size() - outdone_; }
  bool is_outdone(const Match& match) const;
  void drop_worst();
  void drop_outdone();

  std::size_t count_;
  SortOrder order_;
  MatchKeys keys_;
  // A heap, in front the worst.  Where each content is wanted once, it holds matches, too, that a
  // better one of their content has outdone: never in front, and no more than half.
  Matches best_;
  std::size_t outdone_ = 0;
  std::unordered_map<std::uint64_t, Match> of_content_;  // the best of each
};

}  // namespace musubi
