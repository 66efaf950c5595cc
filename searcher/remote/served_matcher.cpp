#include "searcher/remote/served_matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "searcher/remote/exchange.h"
#include "searcher/remote/known_terms.h"
#include "searcher/remote/remote_match_set.h"
#include "searcher/remote/remote_matcher.h"

namespace musubi {

namespace {

std::string key_of(const Question& question) {
  std::string key = fmt::format("{} {}", static_cast<int>(question.order), question.count);
  for (const Field* field : question.counted) key += fmt::format(" {}", field->slot);
  return key + '\n' + QueryPhrases::key_of(question.query);
}

tl::unexpected<Error> too_many_to_look_at(std::uint64_t candidates) {
  return fail(fmt::format("{} documents may hold what is looked for letter for letter: over "
                          "servers not all of them are looked at, and none of those holds it",
                          candidates),
              "give a longer phrase, or more words beside it");
}

}  // namespace

// A question that is to be asked.
struct ServedMatcher::Pending {
  const Question& question;
  const QueryPhrases& query;
  Answered& answered;
  bool is_final = false;
};

std::vector<Question> ServedMatcher::asked_by(const MatchRequest& request,
                                              const Lexicon& lexicon) const {
  return questions_of(request, spelled_out(request.query, lexicon),
                      asked_for(request.count, lexicon.document_count()));
}

// With the phrases found.
void ServedMatcher::ask(Exchange& exchange, Pending& one) const {
  Question question = one.question;
  question.query = one.query.most();
  one.answered.reply =
      exchange.ask(question, one.query.by_shard(read_, set_.ids, set_.texts->servers().count()));
  one.is_final = true;
  if (const PhraseSearch* cut = one.query.cut()) {
    one.answered.candidates = cut->candidates();
    one.answered.examined = cut->examined();
  }
}

// Reads what those queries want read.
Result<void> ServedMatcher::run(Exchange& exchange,
                                const std::vector<const QueryPhrases*>& queries) {
  std::vector<Xapian::docid> wanted;
  for (const QueryPhrases* query : queries) {
    for (const Xapian::docid document : query->unread(read_)) wanted.push_back(document);
  }
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  exchange.read(std::move(wanted));
  std::optional<Error> problem;
  exchange.run([&](Xapian::docid document, const std::string& data) {
    const auto stored = documents_.unpack(document, data);
    const auto texts = stored.and_then([](const StoredDocument& sound) { return sound.texts(); });
    if (!texts) {
      problem = texts.error();
      return;
    }
    for (const QueryPhrases* query : queries) query->read(document, *texts, read_);
  });
  if (problem) return tl::unexpected(*problem);
  return {};
}

// At first what is known, what the phrases want to know of the rest of their queries, and each
// query as it is if no text holds a phrase of it; then texts; then the queries with what was
// found.
Result<void> ServedMatcher::resolve(std::map<std::string, QueryPhrases>& queries,
                                    std::vector<Pending>& pending, const Lexicon& lexicon) {
  Exchange first(*set_.texts, lexicon);
  std::vector<const QueryPhrases*> at_once, later;
  std::vector<QueryPhrases*> waiting;
  for (auto& [key, query] : queries) {
    query.ask_for_rest(first, lexicon);
    if (query.is_rest_asked()) {
      waiting.push_back(&query);
      later.push_back(&query);
      continue;
    }
    if (auto taken = query.take_rest(); !taken) return taken;
    at_once.push_back(&query);
  }
  for (Pending& one : pending) {
    if (!one.query.is_rest_asked() && one.query.unread(read_).empty()) {
      ask(first, one);
      continue;
    }
    Question missed = one.question;
    missed.query = one.query.missed();
    one.answered.reply = is_surely_empty(missed.query, lexicon)
                             ? std::make_shared<QuestionReply>(missed)
                             : first.ask(missed);
  }
  if (auto read = run(first, at_once); !read) return read;
  Exchange second(*set_.texts, lexicon);
  for (QueryPhrases* query : waiting) {
    if (auto taken = query->take_rest(); !taken) return taken;
  }
  if (auto read = run(second, later); !read) return read;
  Exchange third(*set_.texts, lexicon);
  for (Pending& one : pending) {
    if (!one.is_final && (one.query.is_any_held(read_) || one.query.cut() != nullptr)) {
      ask(third, one);
    }
  }
  return run(third, {});
}

Result<std::vector<ServedMatcher::Answered>> ServedMatcher::answers_to(
    const std::vector<Question>& questions, const Lexicon& lexicon) {
  read_.forget_if_many();
  std::vector<Answered> answers(questions.size());
  std::map<std::string, QueryPhrases> queries;
  std::vector<Pending> pending;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (const auto known = asked_ahead_.find(key_of(questions[i])); known != asked_ahead_.end()) {
      answers[i] = known->second;
      continue;
    }
    const std::string key = QueryPhrases::key_of(questions[i].query);
    const auto query = queries.try_emplace(key, questions[i].query, set_).first;
    if (query->second.is_surely_empty(lexicon)) {
      answers[i].reply = std::make_shared<QuestionReply>(questions[i]);
      continue;
    }
    pending.push_back({questions[i], query->second, answers[i]});
  }
  std::erase_if(queries, [&](const auto& entry) { return entry.second.is_surely_empty(lexicon); });
  if (auto resolved = resolve(queries, pending, lexicon); !resolved) {
    return tl::unexpected(resolved.error());
  }
  return answers;
}

Result<std::unique_ptr<MatchSet>> ServedMatcher::match(const MatchRequest& request,
                                                       const Lexicon& lexicon) try {
  const auto answers = answers_to(asked_by(request, lexicon), lexicon);
  if (!answers) return tl::unexpected(answers.error());
  const Answered& hits = answers->front();
  if (hits.candidates > 0 && hits.reply->total == 0) return too_many_to_look_at(hits.candidates);
  std::vector<ReplyPtr> replies;
  Answered most;
  for (const Answered& one : *answers) {
    replies.push_back(one.reply);
    if (one.candidates > most.candidates) most = one;
  }
  std::string why_more;
  if (most.candidates > 0) {
    why_more = fmt::format(
        "入力した文字の並びを含む可能性のある文書 {} 件のうち、{} "
        "件だけを調べました。実際の件数は、これより多いことがあります。",
        most.candidates, most.examined);
  }
  return std::make_unique<RemoteMatchSet>(std::move(replies), request, std::move(why_more));
} catch (const Xapian::WildcardError&) {
  return too_many_words();
}

Result<void> ServedMatcher::ask_ahead(std::span<const MatchRequest> requests,
                                      const Lexicon& lexicon) try {
  std::vector<Question> questions;
  for (const MatchRequest& request : requests) {
    for (Question& question : asked_by(request, lexicon)) questions.push_back(std::move(question));
  }
  const auto answers = answers_to(questions, lexicon);
  if (!answers) return tl::unexpected(answers.error());
  asked_ahead_.clear();
  for (std::size_t i = 0; i < questions.size(); ++i) {
    asked_ahead_[key_of(questions[i])] = (*answers)[i];
  }
  return {};
} catch (const Xapian::WildcardError&) {
  return too_many_words();
}

}  // namespace musubi
