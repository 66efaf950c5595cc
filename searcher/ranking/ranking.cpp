#include "searcher/ranking/ranking.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <span>
#include <string>
#include <utility>

#include "common/index/sort_keys.h"

namespace musubi {

namespace {

// Shares of the rarity of the whole query, which a document gets for what it has in common with
// its wording.  Found by measurement: bench/relevance.
constexpr double kPassageWeight = 0.4;
constexpr double kStretchWeight = 0.2;

// So little that it only decides between documents that differ in spelling alone.
constexpr double kTypedWeight = 0.002;

double bonus(const Closeness& closeness, double rarity) {
  return rarity * (kPassageWeight * closeness.passage + kStretchWeight * closeness.stretches) +
         kTypedWeight * closeness.typed;
}

// Empty for a hit whose text was not read.
std::string id_key(const RankedHit& hit) {
  const auto texts = hit.stored ? hit.stored->texts() : Result<StoredTexts>();
  return texts ? id_sort_key(texts->id) : std::string();
}

// Hits that were not read stand behind all that are wanted, so their order does not matter.
bool is_better(const RankedHit& a, const RankedHit& b) {
  return a.score != b.score ? a.score > b.score : id_key(a) < id_key(b);
}

// The best scores so far, as many as are wanted.
class BestScores {
 public:
  explicit BestScores(std::size_t wanted) : wanted_(wanted) {}

  void add(double score) {
    scores_.push(score);
    if (scores_.size() > wanted_) scores_.pop();
  }
  bool outrank(double score) const {
    return wanted_ == 0 || (scores_.size() == wanted_ && scores_.top() > score);
  }

 private:
  std::size_t wanted_;
  std::priority_queue<double, std::vector<double>, std::greater<>> scores_;
};

}  // namespace

Result<std::vector<RankedHit>> rank_again(std::vector<RankedHit> hits, std::size_t wanted,
                                          const StoredDocuments& documents, ClosenessJudge& judge) {
  if (!judge.can_judge()) return hits;
  const double most_added = bonus({1, 1, 1}, judge.rarity());
  const std::span<RankedHit> best(hits.data(), std::min<std::size_t>(hits.size(), kReadAgain));
  BestScores scores(wanted);
  for (RankedHit& hit : best) {
    // The hits come in order by words: none behind this one can do better.
    if (scores.outrank(rounded_score(hit.words + most_added))) break;
    auto stored = documents.open(hit.docid);
    if (!stored) return tl::unexpected(stored.error());
    hit.stored = std::move(*stored);
    const auto texts = hit.stored->texts();
    if (!texts) return tl::unexpected(texts.error());
    hit.closeness = judge.judge(texts->title, texts->body);
    hit.score = rounded_score(hit.words + bonus(hit.closeness, judge.rarity()));
    scores.add(hit.score);
  }
  std::stable_sort(best.begin(), best.end(), is_better);
  return hits;
}

}  // namespace musubi
