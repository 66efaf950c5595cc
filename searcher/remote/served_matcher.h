// served_matcher.h - matches queries on a set of shards that servers have, with its front at hand.
//
// Everything is asked of all servers at once.  A query without phrases takes one exchange, one
// whose phrases are to be found three at most, whatever it is and however many are asked together.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/index/open_index.h"
#include "common/index/stored_documents.h"
#include "searcher/match/matcher.h"
#include "searcher/remote/query_phrases.h"
#include "searcher/remote/question.h"

namespace musubi {

class ServedMatcher : public Matcher {
 public:
  // `documents`: of the set.
  ServedMatcher(ServedSet set, StoredDocuments documents)
      : set_(std::move(set)), documents_(std::move(documents)) {}

  // Fails where a beginning stands for more words than a server is asked to look for, and where it
  // cannot be told, within bounds, which documents are left out or whether there are any.
  Result<std::unique_ptr<MatchSet>> match(const MatchRequest& request,
                                          const Lexicon& lexicon) override;

  bool is_far() const override { return true; }
  Result<void> ask_ahead(std::span<const MatchRequest> requests, const Lexicon& lexicon) override;

 private:
  // To a question; of a phrase that more documents may hold than were looked at, how many there
  // are, else 0, and how many were.
  struct Answered {
    ReplyPtr reply;
    std::uint64_t candidates = 0, examined = 0;
  };
  struct Pending;
  std::vector<Question> asked_by(const MatchRequest& request, const Lexicon& lexicon) const;
  Result<std::vector<Answered>> answers_to(const std::vector<Question>& questions,
                                           const Lexicon& lexicon);
  Result<void> resolve(std::map<std::string, QueryPhrases>& queries, std::vector<Pending>& pending,
                       const Lexicon& lexicon);
  void ask(Exchange& exchange, Pending& one) const;
  Result<void> run(Exchange& exchange, const std::vector<const QueryPhrases*>& read);

  ServedSet set_;
  StoredDocuments documents_;
  ReadWordings read_;
  std::map<std::string, Answered> asked_ahead_;  // by the key of the question
};

}  // namespace musubi
