// page.h - one page of the hits of a query.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <vector>

#include "common/result.h"
#include "searcher/match/matcher.h"
#include "searcher/ranking/ranking.h"

namespace musubi {

struct PageRequest {
  std::size_t limit = 10;
  std::size_t offset = 0;
  SortOrder sort = SortOrder::Relevance;
};

// Texts of a page that are fetched in one go; of a longer one the rest is fetched when it is shown.
inline constexpr std::size_t kFetchedAtOnce = 500;

// How many of the best matches a page is made of.  Every page of the part that the second
// stage reads ranks the same documents.
std::size_t best_count(const PageRequest& request);

// `best`: the best_count() best.  Fails where a stored document is damaged; Xapian's
// exceptions pass through.
Result<std::vector<RankedHit>> page_of(const Matches& best, const PageRequest& request,
                                       const StoredDocuments& documents, ClosenessJudge& judge);

}  // namespace musubi
