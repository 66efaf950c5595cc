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

// What will be read first, in one go where texts come from far.
void fetch_first_texts(const Matches& best, const PageRequest& request,
                       const StoredDocuments& documents, bool are_judged) {
  std::vector<Xapian::docid> wanted;
  const std::size_t judged = are_judged ? std::min<std::size_t>(best.size(), kReadAgain) : 0;
  for (std::size_t i = 0; i < judged; ++i) wanted.push_back(best[i].document);
  const std::size_t end =
      std::min(best.size(), request.offset + std::min(request.limit, kFetchedAtOnce));
  for (std::size_t i = std::max(judged, request.offset); i < end; ++i) {
    wanted.push_back(best[i].document);
  }
  documents.fetch(wanted);
}

}  // namespace

std::size_t best_count(const PageRequest& request) {
  const std::size_t last = request.offset + request.limit;
  return is_read_again(request) ? std::max<std::size_t>(last, kReadAgain) : last;
}

Result<std::vector<RankedHit>> page_of(const Matches& best, const PageRequest& request,
                                       const StoredDocuments& documents, ClosenessJudge& judge) {
  fetch_first_texts(best, request, documents, is_read_again(request) && judge.can_judge());
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
