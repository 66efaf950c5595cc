// remote_matcher.h - matches queries on shards that only Xapian can search.
#pragma once
#include <xapian.h>

#include <memory>
#include <utility>

#include "searcher/match/matcher.h"

namespace musubi {

class RemoteMatcher : public Matcher {
 public:
  explicit RemoteMatcher(Xapian::Database database) : database_(std::move(database)) {}

  // Fails where a prefix stands for more words than Xapian is asked to look for.
  Result<std::unique_ptr<MatchSet>> match(const MatchRequest& request,
                                          const Lexicon& lexicon) override;

 private:
  Xapian::Database database_;
};

}  // namespace musubi
