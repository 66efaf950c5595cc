#include "searcher/ranking/ranking.h"

#include <algorithm>

#include "common/index/stored_document.h"

namespace musubi {

namespace {

// Found by measurement: bench/relevance.
constexpr double kK1 = 0.4;
constexpr double kB = 0.6;
constexpr double kMinNormalizedLength = 0.1;

// What full closeness adds, in units of what a document could score by words.
constexpr double kWindowWeight = 0.45;
constexpr double kRunWeight = 0.36;

double bonus(const Closeness& closeness) {
  return kWindowWeight * closeness.window + kRunWeight * closeness.run;
}

}  // namespace

Xapian::BM25Weight first_stage() {
  return {kK1, 0, 0, kB, kMinNormalizedLength};
}

Result<std::vector<RankedHit>> rank_again(const Xapian::MSet& found, double possible,
                                          ClosenessJudge& judge) {
  std::vector<RankedHit> hits;
  hits.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match) {
    RankedHit& hit = hits.emplace_back();
    hit.docid = *match;
    hit.words = hit.score = match.get_weight();
    if (hits.size() > kReadAgain || !judge.can_judge()) continue;
    const std::string data = match.get_document().get_data();
    const auto texts = stored_texts(data);
    if (!texts) return tl::unexpected(texts.error());
    hit.closeness = judge.judge(texts->title, texts->body);
    hit.score += possible * bonus(hit.closeness);
  }
  const auto end =
      hits.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(hits.size(), kReadAgain));
  std::stable_sort(hits.begin(), end,
                   [](const RankedHit& a, const RankedHit& b) { return a.score > b.score; });
  return hits;
}

}  // namespace musubi
