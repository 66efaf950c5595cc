// question.h - what Xapian is asked of its servers for one answer, and what it finds.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/index/schema.h"
#include "searcher/match/matcher.h"
#include "searcher/plan/query.h"
#include "searcher/remote/facet_spies.h"

namespace musubi {

// What is to be told of those that match, beside how many they are.
enum class Wanted {
  Best,    // the first in an order, equally good ones by their ids
  Scored,  // the best by their scores
  Listed,  // any, by their numbers
};

struct Question {
  Query query;  // with its filters
  SortOrder order = SortOrder::Relevance;
  Xapian::doccount count = 0;              // how many of the best
  std::vector<const Field*> counted = {};  // facets, where no hits are asked for
  Wanted wanted = Wanted::Best;
};

struct FoundDocument {
  Xapian::docid document = 0;
  double weight = 0;
  std::string sort_key = {};  // of the best: where it stands in the order, if scores do not tell
};

struct QuestionReply {
  explicit QuestionReply(const Question& question)
      : most(question.count), spies(question.counted) {}

  Xapian::doccount most;    // of the best, from each shard
  std::uint64_t total = 0;  // exact
  std::vector<FoundDocument> best;
  FacetSpies spies;
};
using ReplyPtr = std::shared_ptr<QuestionReply>;

// How Xapian is to sort what a question asks for; kNoSlot: by relevance alone.
Xapian::valueno sort_slot_of(const Question& question);

// Whether scores tell nothing: it is counted or listed only.
bool is_boolean(const Question& question);

// The first of those that were found in the order asked for, with rounded scores.
Matches matches_of(const QuestionReply& reply, const MatchRequest& request);

// How many of the best are asked for, where so many are wanted.
Xapian::doccount asked_for(std::size_t wanted, Xapian::doccount documents);

// The questions of a request: for the hits, for the facets without a filter, and for each that has
// a filter of its own.
std::vector<Question> questions_of(const MatchRequest& request, const Query& query,
                                   Xapian::doccount count);

}  // namespace musubi
