#include "searcher/ranking/finder.h"

#include <algorithm>

namespace musubi {

namespace {

std::vector<RankedHit> as_found(const Xapian::MSet& found) {
  std::vector<RankedHit> hits;
  for (auto match = found.begin(); match != found.end(); ++match) {
    hits.push_back({*match, match.get_weight(), match.get_weight(), {}});
  }
  return hits;
}

}  // namespace

Finder::Finder(const Xapian::Database& database, const PageRequest& request, ClosenessJudge& judge)
    : database_(database),
      request_(request),
      judge_(judge),
      order_(request.sort),
      enquire_(database) {
  enquire_.set_weighting_scheme(first_stage());
  if (request.sort != SortOrder::Relevance) {
    enquire_.set_sort_by_key_then_relevance(&order_, false);
  }
}

Result<Page> Finder::find(const Xapian::Query& query) {
  enquire_.set_query(query);
  const auto all = database_.get_doccount();
  const auto offset = static_cast<Xapian::doccount>(request_.offset);
  const auto limit = static_cast<Xapian::doccount>(request_.limit);
  if (request_.sort != SortOrder::Relevance || offset >= kReadAgain) {
    const Xapian::MSet found = enquire_.get_mset(offset, limit, all);
    return Page{found.get_matches_estimated(), as_found(found)};
  }
  // Every page of the part that is read again reads the same documents.
  const Xapian::MSet found = enquire_.get_mset(0, std::max(offset + limit, kReadAgain), all);
  auto hits = rank_again(found, found.get_max_possible(), judge_);
  if (!hits) return tl::unexpected(hits.error());
  const auto begin = std::min<std::size_t>(offset, hits->size());
  const auto end = std::min<std::size_t>(begin + limit, hits->size());
  hits->erase(hits->begin() + static_cast<std::ptrdiff_t>(end), hits->end());
  hits->erase(hits->begin(), hits->begin() + static_cast<std::ptrdiff_t>(begin));
  return Page{found.get_matches_estimated(), std::move(*hits)};
}

}  // namespace musubi
