// finder.h - one page of the hits of a query, in order.
//
// The order of equal hits is that of their ids (common/index/sort_keys.h), never that
// of Xapian's document numbers: an update or other shards change those.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <vector>

#include "common/index/ranking_columns.h"
#include "common/result.h"
#include "searcher/plan/query.h"
#include "searcher/ranking/best_matches.h"
#include "searcher/ranking/ranking.h"

namespace musubi {

enum class SortOrder { Relevance, OldestFirst, NewestFirst };

struct PageRequest {
  std::size_t limit = 10;
  std::size_t offset = 0;
  SortOrder sort = SortOrder::Relevance;
};

struct Page {
  std::uint64_t total = 0;  // exact
  std::vector<RankedHit> hits;
};

class Finder {
 public:
  // `columns`: of the database; nullptr where it is none of ours, as with shards.
  Finder(const Xapian::Database& database, const RankingColumns* columns,
         const PageRequest& request, ClosenessJudge& judge);

  // Both fail where a stored document is damaged; Xapian's exceptions pass through.

  // By Xapian's matcher, in any order.
  Result<Page> find(const Query& query);

  // By relevance, of the best_count() best of `total`.  Needs the columns.
  Result<Page> page_of(const BestMatches& best, std::uint64_t total);
  std::size_t best_count() const;

 private:
  bool reads_again() const;
  Result<Page> read_again(std::vector<RankedHit> hits, std::uint64_t total);
  Xapian::MSet found_at(Xapian::doccount offset, Xapian::doccount count);
  Xapian::MSet best(Xapian::doccount count);

  const Xapian::Database& database_;
  const RankingColumns* columns_;
  PageRequest request_;
  ClosenessJudge& judge_;
  Xapian::Enquire enquire_;
};

}  // namespace musubi
