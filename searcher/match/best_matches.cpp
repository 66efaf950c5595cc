#include "searcher/match/best_matches.h"

#include <algorithm>
#include <limits>

namespace musubi {

// 2004 is before 2004-12 in time, and behind it from the newest on.
std::uint64_t place_in(SortOrder order, const MatchKeys& keys, Xapian::docid document) {
  constexpr std::uint64_t kLast = std::numeric_limits<std::uint64_t>::max();
  if (order == SortOrder::LatestChange) return kLast - keys.changes[document];
  const std::uint64_t date = keys.dates[document];
  if (date == 0) return kLast;
  return order == SortOrder::OldestFirst ? date : kLast - date;
}

bool BestMatches::is_better(const Match& a, const Match& b) const {
  if (is_by_score()) {
    if (a.score != b.score) return a.score > b.score;
  } else {
    const std::uint64_t first = place_in(order_, keys_, a.document);
    const std::uint64_t second = place_in(order_, keys_, b.document);
    if (first != second) return first < second;
  }
  return keys_.id_ranks[a.document] < keys_.id_ranks[b.document];
}

double BestMatches::need() const {
  if (count_ == 0) return std::numeric_limits<double>::infinity();
  if (size() < count_) return -std::numeric_limits<double>::infinity();
  return best_.front().score - kScoreStep;  // rounding may lift it
}

bool BestMatches::wants(Xapian::docid document) const {
  if (size() < count_) return true;
  return count_ > 0 && is_better({document, 0}, best_.front());
}

void BestMatches::offer(Xapian::docid document, double score) {
  if (count_ == 0) return;
  const Match match = {document, rounded_score(score)};
  if (size() == count_ && !is_better(match, best_.front())) return;
  if (!keys_.contents.empty()) {
    const auto [copy, is_new] = of_content_.try_emplace(keys_.contents[document], match);
    if (!is_new) {
      if (!is_better(match, copy->second)) return;
      copy->second = match;
      ++outdone_;
    }
  }
  best_.push_back(match);
  std::push_heap(best_.begin(), best_.end(), better());
  while (size() > count_ || is_outdone(best_.front())) drop_worst();
  if (outdone_ > size()) drop_outdone();
}

bool BestMatches::is_outdone(const Match& match) const {
  return !keys_.contents.empty() &&
         of_content_.at(keys_.contents[match.document]).document != match.document;
}

void BestMatches::drop_worst() {
  std::pop_heap(best_.begin(), best_.end(), better());
  const Match& worst = best_.back();
  if (is_outdone(worst)) {
    --outdone_;
  } else if (!keys_.contents.empty()) {
    of_content_.erase(keys_.contents[worst.document]);
  }
  best_.pop_back();
}

void BestMatches::drop_outdone() {
  std::erase_if(best_, [this](const Match& match) { return is_outdone(match); });
  std::make_heap(best_.begin(), best_.end(), better());
  outdone_ = 0;
}

Matches BestMatches::in_order() const {
  Matches best = best_;
  std::erase_if(best, [this](const Match& match) { return is_outdone(match); });
  std::sort(best.begin(), best.end(), better());
  return best;
}

}  // namespace musubi
