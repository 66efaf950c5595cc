#include "searcher/remote/remote_matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "searcher/match/bm25.h"

namespace musubi {

namespace {

// More than are wanted: which of several equal hits come last among them is decided by their ids,
// but Xapian does not round, and may have others there.
constexpr Xapian::doccount kSpare = 10;

class RemoteMatchSet : public MatchSet {
 public:
  // `replies`: to all questions.
  RemoteMatchSet(std::vector<ReplyPtr> replies, const Filters& filters, Matches best,
                 std::uint64_t unread)
      : replies_(std::move(replies)), filters_(filters), best_(std::move(best)), unread_(unread) {}

  std::uint64_t total() const override { return replies_.front()->found.get_matches_estimated(); }
  std::string why_more() const override {
    if (unread_ == 0) return {};
    return fmt::format(
        "語句の語を含む文書 {} 件のうち、上位の {} "
        "件だけを調べました。実際の件数は、これより多いことが"
        "あります。",
        unread_, kMostPhraseTexts);
  }
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
  std::uint64_t unread_;
};

// In the order asked for.
Matches matches_of(const Xapian::MSet& found, const MatchRequest& request) {
  struct Keyed {
    Match match;
    std::string id_key;
  };
  std::vector<Keyed> keyed;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    keyed.push_back({{*hit, rounded_score(hit.get_weight())}, hit.get_sort_key()});
  }
  if (request.order == SortOrder::Relevance) {
    std::sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) {
      return a.match.score != b.match.score ? a.match.score > b.match.score : a.id_key < b.id_key;
    });
  }
  Matches matches;
  const std::size_t count = std::min(request.count, keyed.size());
  for (std::size_t i = 0; i < count; ++i) matches.push_back(keyed[i].match);
  return matches;
}

// Whether it needs a term that no document has.
bool is_surely_empty(const Query& query, const Lexicon& lexicon) {
  const auto& operands = query.empty() ? std::vector<Query>() : query.operands();
  const auto is_empty = [&](const Query& operand) { return is_surely_empty(operand, lexicon); };
  switch (query.kind()) {
    case Query::Kind::Nothing:
      return true;
    case Query::Kind::Term:
      return !lexicon.has(query.term());
    case Query::Kind::And:
    case Query::Kind::Filter:
      return std::any_of(operands.begin(), operands.end(), is_empty);
    case Query::Kind::Or:
    case Query::Kind::Max:
      return std::all_of(operands.begin(), operands.end(), is_empty);
    case Query::Kind::AndNot:
    case Query::Kind::AndMaybe:
    case Query::Kind::Scaled:
    case Query::Kind::Raised:
      return is_empty(operands.front());
    default:
      return false;
  }
}

// Terms that a beginning is sent as; where more begin so, each server looks for them itself.  Those
// are scored otherwise: Xapian takes each for as rare as it is in its shard.
constexpr std::size_t kMaxTermsBegun = 1'000;

// With the terms that begin so in place of each beginning.
Query spelled_out(const Query& query, const Lexicon& lexicon) {
  if (query.empty()) return query;
  if (query.kind() == Query::Kind::Prefix) {
    std::vector<Query> terms;
    lexicon.for_each_term(query.term(), [&terms](const std::string& term, Xapian::doccount) {
      if (terms.size() <= kMaxTermsBegun) terms.emplace_back(term);
    });
    if (terms.empty()) return Query(query.term());
    return terms.size() > kMaxTermsBegun ? query : Query(Query::Kind::Or, terms);
  }
  if (query.operands().empty() || query.kind() == Query::Kind::Phrase) return query;
  std::vector<Query> operands;
  for (const Query& operand : query.operands()) operands.push_back(spelled_out(operand, lexicon));
  return query.with(operands);
}

tl::unexpected<Error> too_many_words() {
  return fail("too many words begin so for a remote shard to look for them all",
              "type more letters before the asterisk");
}

}  // namespace

// For the hits, for the facets without a filter, and for each that has a filter of its own.
Result<std::vector<Question>> RemoteMatcher::questions_of(const MatchRequest& request,
                                                          const Lexicon& lexicon) {
  const Query query = is_far() ? spelled_out(request.query, lexicon) : request.query;
  const auto wanted = static_cast<Xapian::doccount>(request.count);
  const Xapian::doccount all = lanes_.first().get_doccount();
  const bool is_all_asked_for = ask_for_ == AskFor::Everything;
  std::vector<Question> questions = {
      {request.filters.narrow(query), request.order,
       is_all_asked_for ? all : std::min(all, wanted == 0 ? 0 : wanted + kSpare)}};
  if (!request.facets.empty()) {
    const CountedFields counted = counted_fields(request.facets, request.filters);
    if (!counted.together.empty()) {
      questions.push_back(
          {request.filters.narrow(query), SortOrder::Relevance, 0, counted.together});
    }
    for (const Field* field : counted.alone) {
      questions.push_back({request.filters.narrow(query, field), SortOrder::Relevance, 0, {field}});
    }
  }
  for (Question& question : questions) {
    auto found = phrases_.with_phrases_found(question.query);
    if (!found) return tl::unexpected(found.error());
    question.query = std::move(found->query);
    question.unread = found->candidates;
  }
  return questions;
}

std::vector<ReplyPtr> RemoteMatcher::replies_to(const std::vector<Question>& questions,
                                                const Lexicon& lexicon) {
  std::vector<ReplyPtr> replies(questions.size());
  std::vector<Lanes::Work> works;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const Question& question = questions[i];
    if (is_far() && is_surely_empty(question.query, lexicon)) {
      replies[i] = std::make_shared<Reply>(question);
      continue;
    }
    const auto known = is_far() ? asked_ahead_.find(question.key()) : asked_ahead_.end();
    if (known != asked_ahead_.end()) {
      replies[i] = known->second;
    } else {
      works.emplace_back([&question, &reply = replies[i]](const Xapian::Database& database) {
        reply = ask(question, database);
      });
    }
  }
  lanes_.run(works);
  return replies;
}

Result<std::unique_ptr<MatchSet>> RemoteMatcher::match(const MatchRequest& request,
                                                       const Lexicon& lexicon) try {
  const auto questions = questions_of(request, lexicon);
  if (!questions) return tl::unexpected(questions.error());
  auto replies = replies_to(*questions, lexicon);
  const Question& hits = questions->front();
  const bool is_in_doubt = hits.unread > 0 && !is_surely_empty(hits.query, lexicon);
  if (is_in_doubt && replies.front()->found.get_matches_estimated() == 0) {
    return too_many_to_read(hits.unread);
  }
  std::uint64_t unread = 0;
  for (const Question& question : *questions) unread = std::max(unread, question.unread);
  Matches best = matches_of(replies.front()->found, request);
  return std::make_unique<RemoteMatchSet>(std::move(replies), request.filters, std::move(best),
                                          unread);
} catch (const Xapian::WildcardError&) {
  return too_many_words();
}

Result<void> RemoteMatcher::ask_ahead(std::span<const MatchRequest> requests,
                                      const Lexicon& lexicon) try {
  std::vector<Question> questions;
  for (const MatchRequest& request : requests) {
    auto some = questions_of(request, lexicon);
    if (!some) return tl::unexpected(some.error());
    for (Question& question : *some) questions.push_back(std::move(question));
  }
  const auto replies = replies_to(questions, lexicon);
  asked_ahead_.clear();
  for (std::size_t i = 0; i < questions.size(); ++i) {
    asked_ahead_[questions[i].key()] = replies[i];
  }
  return {};
} catch (const Xapian::WildcardError&) {
  return too_many_words();
}

}  // namespace musubi
