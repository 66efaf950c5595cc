// sharded_matcher.h - matches queries in several local databases as if they were one.
//
// Each is matched by a LocalMatcher on a thread of its own.  What a match scores depends on
// numbers of the whole, which the lexicon has, so the best of each shard are the best of all.
#pragma once
#include <vector>

#include "common/index/open_index.h"
#include "searcher/local/local_matcher.h"
#include "searcher/local/shard_threads.h"
#include "searcher/match/matcher.h"

namespace musubi {

class ShardedMatcher : public Matcher {
 public:
  // The shards in the order in which Xapian numbers their documents.  Nobody else may use
  // their databases.
  ShardedMatcher(std::vector<LocalShard> shards, double average_length);

  Result<std::unique_ptr<MatchSet>> match(const MatchRequest& request,
                                          const Lexicon& lexicon) override;

 private:
  std::vector<LocalShard> shards_;
  std::vector<LocalMatcher> matchers_;
  ShardThreads threads_;
};

}  // namespace musubi
