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
  if (best_.size() < count_) return -std::numeric_limits<double>::infinity();
  return best_.front().score - kScoreStep;  // rounding may lift it
}

bool BestMatches::wants(Xapian::docid document) const {
  if (best_.size() < count_) return true;
  return count_ > 0 && is_better({document, 0}, best_.front());
}

void BestMatches::offer(Xapian::docid document, double score) {
  if (count_ == 0) return;
  const Match rounded = {document, rounded_score(score)};
  const bool is_full = best_.size() == count_;
  if (is_full && !is_better(rounded, best_.front())) return;
  if (has_content_of(document)) return put_in_place_of_copy(rounded);
  if (is_full) return put_in_place_of_worst(rounded);
  best_.push_back(rounded);
  std::push_heap(best_.begin(), best_.end(), better());
  if (!keys_.contents.empty()) contents_.insert(keys_.contents[document]);
}

bool BestMatches::has_content_of(Xapian::docid document) const {
  return !keys_.contents.empty() && contents_.contains(keys_.contents[document]);
}

// Where it is better.
void BestMatches::put_in_place_of_copy(const Match& match) {
  const auto copy = std::find_if(best_.begin(), best_.end(), [&](const Match& other) {
    return keys_.contents[other.document] == keys_.contents[match.document];
  });
  if (!is_better(match, *copy)) return;
  *copy = match;
  std::make_heap(best_.begin(), best_.end(), better());
}

void BestMatches::put_in_place_of_worst(const Match& match) {
  std::pop_heap(best_.begin(), best_.end(), better());
  if (!keys_.contents.empty()) {
    contents_.erase(keys_.contents[best_.back().document]);
    contents_.insert(keys_.contents[match.document]);
  }
  best_.back() = match;
  std::push_heap(best_.begin(), best_.end(), better());
}

Matches BestMatches::in_order() const {
  Matches best = best_;
  std::sort_heap(best.begin(), best.end(), better());
  return best;
}

}  // namespace musubi
