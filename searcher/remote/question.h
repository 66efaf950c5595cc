// question.h - what is asked of all servers at once, and what they answer.
//
// Xapian asks in two exchanges, whatever the question: first how frequent its terms are, then
// for the matches.
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

struct Question {
  Query query;  // with its filters, without phrases
  SortOrder order = SortOrder::Relevance;
  Xapian::doccount count = 0;              // how many of the best
  std::vector<const Field*> counted = {};  // facets, where no hits are asked for
  std::uint64_t unread = 0;                // see PhrasesFound::candidates

  // Equal for equal questions.
  std::string key() const;
};

struct Reply {
  explicit Reply(const Question& question) : spies(question.counted) {}

  Xapian::MSet found;  // its total is exact
  FacetSpies spies;
};
using ReplyPtr = std::shared_ptr<const Reply>;

// Equally good ones come in the order of their ids, and bring the keys of these along.  Xapian's
// exceptions pass.
ReplyPtr ask(const Question& question, const Xapian::Database& database);

}  // namespace musubi
