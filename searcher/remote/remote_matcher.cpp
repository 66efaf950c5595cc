#include "searcher/remote/remote_matcher.h"

#include <utility>
#include <vector>

#include "searcher/match/bm25.h"
#include "searcher/remote/remote_match_set.h"
#include "searcher/remote/xapian_query.h"

namespace musubi {

namespace {

ReplyPtr ask(const Question& question, const Xapian::Database& database) {
  const auto reply = std::make_shared<QuestionReply>(question);
  Xapian::Enquire enquire(database);
  enquire.set_query(to_xapian(question.query));
  enquire.set_weighting_scheme(xapian_bm25());
  if (is_boolean(question)) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else if (question.order == SortOrder::Relevance) {
    enquire.set_sort_by_relevance_then_value(sort_slot_of(question), false);
  } else {
    enquire.set_sort_by_value_then_relevance(sort_slot_of(question), false);
  }
  reply->spies.watch(enquire);
  const Xapian::MSet found = enquire.get_mset(0, question.count, database.get_doccount());
  reply->total = found.get_matches_estimated();
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    reply->best.push_back({*hit, hit.get_weight(), hit.get_sort_key()});
  }
  return reply;
}

}  // namespace

tl::unexpected<Error> too_many_words() {
  return fail("too many words begin so for a remote shard to look for them all",
              "type more letters before the asterisk");
}

Result<std::unique_ptr<MatchSet>> RemoteMatcher::match(const MatchRequest& request,
                                                       const Lexicon&) try {
  const Xapian::doccount all = database_.get_doccount();
  const Xapian::doccount count =
      ask_for_ == AskFor::Everything ? all : asked_for(request.count, all);
  std::vector<ReplyPtr> replies;
  for (Question& question : questions_of(request, request.query, count)) {
    auto found = phrases_.with_phrases_found(question.query);
    if (!found) return tl::unexpected(found.error());
    question.query = std::move(*found);
    replies.push_back(ask(question, database_));
  }
  return std::make_unique<RemoteMatchSet>(std::move(replies), request);
} catch (const Xapian::WildcardError&) {
  return too_many_words();
}

}  // namespace musubi
