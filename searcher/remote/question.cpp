#include "searcher/remote/question.h"

#include <algorithm>
#include <utility>

#include "searcher/match/best_matches.h"

namespace musubi {

bool is_boolean(const Question& question) {
  return question.wanted == Wanted::Listed || !question.counted.empty();
}

// Not in an order by values where facets are counted: there Xapian 1.4 fetches the documents, one
// by one, and lets the spies count them once more.
Xapian::valueno sort_slot_of(const Question& question) {
  if (is_boolean(question) || question.wanted == Wanted::Scored) return kNoSlot;
  switch (question.order) {
    case SortOrder::OldestFirst:
      return field(FieldId::Date).slot;
    case SortOrder::NewestFirst:
      return kNewestFirstSlot;
    default:
      return field(FieldId::Id).slot;
  }
}

Matches matches_of(const QuestionReply& reply, const MatchRequest& request) {
  const bool is_by_score = request.order == SortOrder::Relevance;
  struct Keyed {
    Match match;
    const std::string* key;
  };
  std::vector<Keyed> keyed;
  for (const FoundDocument& one : reply.best) {
    keyed.push_back({{one.document, rounded_score(one.weight)}, &one.sort_key});
  }
  std::stable_sort(keyed.begin(), keyed.end(), [is_by_score](const Keyed& a, const Keyed& b) {
    if (is_by_score && a.match.score != b.match.score) return a.match.score > b.match.score;
    return *a.key < *b.key;
  });
  Matches matches;
  const std::size_t count = std::min(request.count, keyed.size());
  for (std::size_t i = 0; i < count; ++i) matches.push_back(keyed[i].match);
  return matches;
}

// Some more than are wanted: which of several equal hits come last among them is decided by their
// ids, but Xapian does not round, and may have others there.
Xapian::doccount asked_for(std::size_t wanted, Xapian::doccount documents) {
  constexpr Xapian::doccount kSpare = 10;
  if (wanted == 0) return 0;
  return std::min(documents, static_cast<Xapian::doccount>(wanted) + kSpare);
}

std::vector<Question> questions_of(const MatchRequest& request, const Query& query,
                                   Xapian::doccount count) {
  std::vector<Question> questions = {{request.filters.narrow(query), request.order, count}};
  if (request.facets.empty()) return questions;
  const CountedFields counted = counted_fields(request.facets, request.filters);
  if (!counted.together.empty()) {
    questions.push_back({questions.front().query, SortOrder::Relevance, 0, counted.together});
  }
  for (const Field* field : counted.alone) {
    questions.push_back({request.filters.narrow(query, field), SortOrder::Relevance, 0, {field}});
  }
  return questions;
}

}  // namespace musubi
