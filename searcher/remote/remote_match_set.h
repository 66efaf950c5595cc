// remote_match_set.h - what a request matches on remote shards, as their servers tell.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "searcher/match/matcher.h"
#include "searcher/remote/question.h"

namespace musubi {

class RemoteMatchSet : public MatchSet {
 public:
  // `replies`: to all questions of the request.  `why_more`: see MatchSet.
  RemoteMatchSet(std::vector<ReplyPtr> replies, const MatchRequest& request,
                 std::string why_more = {})
      : replies_(std::move(replies)),
        filters_(request.filters),
        best_(matches_of(*replies_.front(), request)),
        why_more_(std::move(why_more)) {}

  std::uint64_t total() const override { return replies_.front()->total; }
  std::string why_more() const override { return why_more_; }
  const Matches& best() const override { return best_; }
  Result<std::vector<FacetResult>> count_facets() const override {
    CountedBy counted;
    for (const Field& field : schema()) {
      for (const ReplyPtr& reply : replies_) {
        if (const auto* spy = reply->spies.of(field)) counted[field.id] = spy;
      }
    }
    return facets_of(counted, filters_);
  }

 private:
  std::vector<ReplyPtr> replies_;
  const Filters& filters_;
  Matches best_;
  std::string why_more_;
};

}  // namespace musubi
