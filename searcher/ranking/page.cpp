#include "searcher/ranking/page.h"

#include <algorithm>
#include <utility>

namespace musubi {

namespace {

bool is_read_again(const PageRequest& request) {
  return request.sort == SortOrder::Relevance && request.offset < kReadAgain;
}

void cut(std::vector<RankedHit>& hits, const PageRequest& request) {
  const auto begin = std::min(request.offset, hits.size());
  const auto end = begin + std::min(request.limit, hits.size() - begin);
  hits.erase(hits.begin() + static_cast<std::ptrdiff_t>(end), hits.end());
  hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(begin));
}

}  // namespace

std::size_t best_count(const PageRequest& request) {
  const std::size_t last = request.offset + request.limit;
  return is_read_again(request) ? std::max<std::size_t>(last, kReadAgain) : last;
}

Result<std::vector<RankedHit>> page_of(const Matches& best, const PageRequest& request,
                                       const StoredDocuments& documents, ClosenessJudge& judge) {
  std::vector<RankedHit> hits;
  hits.reserve(best.size());
  for (const Match& match : best)
    hits.push_back({match.document, match.score, match.score, {}, {}});
  if (is_read_again(request)) {
    auto ranked = rank_again(std::move(hits), request.offset + request.limit, documents, judge);
    if (!ranked) return ranked;
    hits = std::move(*ranked);
  }
  cut(hits, request);
  return hits;
}

}  // namespace musubi
