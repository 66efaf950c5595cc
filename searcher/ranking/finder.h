// finder.h - runs a Xapian query and gives one page of its hits in order.
//
// The order of equal hits is that of their ids (common/index/sort_keys.h), never that
// of Xapian's document numbers: an update or other shards change those.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <vector>

#include "common/result.h"
#include "searcher/match/query.h"
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
  Finder(const Xapian::Database& database, const PageRequest& request, ClosenessJudge& judge);

  // Fails where a stored document is damaged; Xapian's exceptions pass through.
  Result<Page> find(const Query& query);

 private:
  Xapian::MSet found_at(Xapian::doccount offset, Xapian::doccount count);
  Xapian::MSet best(Xapian::doccount count);

  const Xapian::Database& database_;
  PageRequest request_;
  ClosenessJudge& judge_;
  Xapian::Enquire enquire_;
};

}  // namespace musubi
