#include "searcher/plan/nearness.h"

#include <array>
#include <cstddef>

namespace musubi {

namespace {

// In units of the word's rarity: a fixed part, and a share of BM25, which reaches 1.5 at
// the most.
struct Score {
  double fixed;
  double share;
};
constexpr std::array<Score, 4> kScores = {{{1.35, 1}, {0.75, 0.4}, {0.3, 0.3}, {0, 0.2}}};

Score score_of(Nearness nearness) {
  return kScores[static_cast<std::size_t>(nearness)];
}

}  // namespace

Query weighed(const Query& query, Nearness nearness, double own, double typed) {
  const Score score = score_of(nearness);
  return Query::raised(Query::scaled(query, score.share * (own > 0 ? typed / own : 1)),
                       score.fixed * typed);
}

Query hidden(const std::string& term, Nearness nearness, double typed) {
  const Score score = score_of(nearness);
  return Query::raised(Query::unscored(Query(term)), (score.fixed + score.share / 2) * typed);
}

}  // namespace musubi
