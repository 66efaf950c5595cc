#include "searcher/ranking/best_matches.h"

#include <algorithm>
#include <limits>

#include "searcher/ranking/ranking.h"

namespace musubi {

Matches best_matches(const Matches& matches, std::size_t count,
                     std::span<const std::uint32_t> id_ranks) {
  const auto is_better = [&](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : id_ranks[a.document] < id_ranks[b.document];
  };
  Matches best;  // a heap, the worst in front
  best.reserve(std::min(count, matches.size()));
  double worst = -std::numeric_limits<double>::infinity();  // that may still enter, not rounded
  for (const Match& match : matches) {
    if (match.score < worst || count == 0) continue;
    const Match rounded = {match.document, rounded_score(match.score)};
    if (best.size() == count) {
      if (!is_better(rounded, best.front())) continue;
      std::pop_heap(best.begin(), best.end(), is_better);
      best.back() = rounded;
    } else {
      best.push_back(rounded);
    }
    std::push_heap(best.begin(), best.end(), is_better);
    if (best.size() == count) worst = best.front().score - kScoreStep;
  }
  std::sort_heap(best.begin(), best.end(), is_better);
  return best;
}

}  // namespace musubi
