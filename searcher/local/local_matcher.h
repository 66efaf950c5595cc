// local_matcher.h - matches queries in one local database, by our scorers.
#pragma once
#include <xapian.h>

#include <memory>

#include "common/index/open_index.h"
#include "searcher/match/matcher.h"
#include "searcher/match/posting_lists.h"

namespace musubi {

class LocalMatcher : public Matcher {
 public:
  // `average_length`: of all documents that are searched together, in terms.
  LocalMatcher(LocalShard shard, double average_length,
               std::size_t max_cached_bytes = kMaxCachedBytes);

  Result<std::unique_ptr<MatchSet>> match(const MatchRequest& request,
                                          const Lexicon& lexicon) override;

 private:
  LocalShard shard_;
  PostingLists lists_;
};

}  // namespace musubi
