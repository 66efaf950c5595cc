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
constexpr double kWindowWeight = 0.4;
constexpr double kRunWeight = 0.2;

// Decides between documents that are alike but for the spelling.
constexpr double kTypedWeight = 0.002;

double bonus(const Closeness& closeness, double rarity) {
  return rarity * (kWindowWeight * closeness.window + kRunWeight * closeness.run) +
         kTypedWeight * closeness.typed;
}

// Empty for a damaged document.
std::string stored_id_key(const Xapian::Document& document) {
  const auto stored = decode_document(document.get_data());
  return stored ? id_sort_key(stored->id) : std::string();
}

// A remote shard sends no values.
void sort_by_stored_id(std::span<RankedHit> hits, const Xapian::Database& database) {
  std::vector<std::pair<std::string, RankedHit>> keyed;
  for (RankedHit& hit : hits) {
    keyed.emplace_back(stored_id_key(database.get_document(hit.docid, Xapian::DOC_ASSUME_VALID)),
                       std::move(hit));
  }
  std::sort(keyed.begin(), keyed.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < hits.size(); ++i) hits[i] = std::move(keyed[i].second);
}

// The best first, equal ones by their ids.
void sort_hits(std::span<RankedHit> hits, const IdOrder& ids) {
  std::stable_sort(hits.begin(), hits.end(),
                   [](const RankedHit& a, const RankedHit& b) { return a.score > b.score; });
  for (auto first = hits.begin(); first != hits.end();) {
    const auto last = std::find_if(first, hits.end(),
                                   [&](const RankedHit& hit) { return hit.score != first->score; });
    if (last - first > 1) ids.sort({first, last});
    first = last;
  }
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

double rounded_score(double score) {
  return std::round(score / kScoreStep) * kScoreStep;
}

void IdOrder::sort(std::span<RankedHit> hits) const {
  if (columns_ == nullptr) return sort_by_stored_id(hits, database_);
  std::sort(hits.begin(), hits.end(),
            [ranks = columns_->id_ranks()](const RankedHit& a, const RankedHit& b) {
              return ranks[a.docid] < ranks[b.docid];
            });
}

Result<std::vector<RankedHit>> rank_again(std::vector<RankedHit> hits, std::size_t wanted,
                                          const Xapian::Database& database, const IdOrder& ids,
                                          ClosenessJudge& judge) {
  sort_hits(hits, ids);
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
  sort_hits(best, ids);
  return hits;
}

}  // namespace musubi
