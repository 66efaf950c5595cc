// local_matcher.h - matches queries in one local database, by our scorers.
#pragma once
#include <xapian.h>

#include <memory>

#include "common/index/facet_columns.h"
#include "common/index/ranking_columns.h"
#include "searcher/match/matcher.h"
#include "searcher/match/posting_lists.h"

namespace musubi {

class LocalMatcher : public Matcher {
 public:
  // `average_length`: of all documents that are searched together, in terms.
  LocalMatcher(const Xapian::Database& database, RankingColumns ranking, FacetColumns facets,
               double average_length);

  Result<std::unique_ptr<MatchSet>> match(const MatchRequest& request,
                                          const Lexicon& lexicon) override;

 private:
  Xapian::Database database_;
  RankingColumns ranking_;
  FacetColumns facets_;
  PostingLists lists_;
};

}  // namespace musubi
