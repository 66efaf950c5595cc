#include "searcher/ranking/best_matches.h"

#include <algorithm>
#include <limits>

#include "searcher/ranking/ranking.h"

namespace musubi {

bool BestMatches::is_better(const Match& a, const Match& b) const {
  return a.score != b.score ? a.score > b.score : id_ranks_[a.document] < id_ranks_[b.document];
}

double BestMatches::need() const {
  if (count_ == 0) return std::numeric_limits<double>::infinity();
  if (best_.size() < count_) return -std::numeric_limits<double>::infinity();
  return best_.front().score - kScoreStep;  // rounding may lift it
}

void BestMatches::offer(Xapian::docid document, double score) {
  if (score < need()) return;
  const auto better = [this](const Match& a, const Match& b) { return is_better(a, b); };
  const Match rounded = {document, rounded_score(score)};
  if (best_.size() == count_) {
    if (!is_better(rounded, best_.front())) return;
    std::pop_heap(best_.begin(), best_.end(), better);
    best_.back() = rounded;
  } else {
    best_.push_back(rounded);
  }
  std::push_heap(best_.begin(), best_.end(), better);
}

Matches BestMatches::in_order() const {
  Matches best = best_;
  std::sort_heap(best.begin(), best.end(),
                 [this](const Match& a, const Match& b) { return is_better(a, b); });
  return best;
}

}  // namespace musubi
