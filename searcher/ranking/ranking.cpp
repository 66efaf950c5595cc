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

// Found by measurement (bench/relevance): of the rarity of the wording that a document has in
// common with the query.
constexpr double kPassageWeight = 0.4;
constexpr double kStretchWeight = 0.2;

// Decides between documents that are alike but for the spelling.
constexpr double kTypedWeight = 0.002;

double bonus(const Closeness& closeness, double rarity) {
  return rarity * (kPassageWeight * closeness.passage + kStretchWeight * closeness.stretches) +
         kTypedWeight * closeness.typed;
}

// Of a hit that was read.
std::string id_key(const RankedHit& hit) {
  const auto texts = hit.stored ? hit.stored->texts() : Result<StoredTexts>();
  return texts ? id_sort_key(texts->id) : std::string();
}

// What was not read stands behind all that are wanted, in whatever order.
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
                                          const Xapian::Database& database, ClosenessJudge& judge) {
  if (!judge.can_judge()) return hits;
  const double most_added = bonus({1, 1, 1}, judge.rarity());
  const std::span<RankedHit> best(hits.data(), std::min<std::size_t>(hits.size(), kReadAgain));
  BestScores scores(wanted);
  for (RankedHit& hit : best) {
    // By words they only go down from here.
    if (scores.outrank(rounded_score(hit.words + most_added))) break;
    auto stored =
        StoredDocument::open(database.get_document(hit.docid, Xapian::DOC_ASSUME_VALID).get_data());
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
