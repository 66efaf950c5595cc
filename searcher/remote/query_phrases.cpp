#include "searcher/remote/query_phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/text/code_points.h"
#include "searcher/remote/known_terms.h"
#include "searcher/remote/xapian_query.h"

namespace musubi {

namespace {

Query with_each(const Query& query, const Query& in_place) {
  return with_phrases(query, [&in_place](std::size_t) { return in_place; });
}

}  // namespace

QueryPhrases::QueryPhrases(Query query, const ServedSet& set) : query_(std::move(query)) {
  const std::vector<PhraseInQuery> places = phrases_of(query_);
  for (const PhraseInQuery& place : places) phrases_.emplace_back(place, set);
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (const std::size_t other : places[i].together) {
      if (other != i) phrases_[i].keep_those_of(phrases_[other]);
    }
  }
}

std::string QueryPhrases::key_of(const Query& query) {
  std::string key;
  for (const Query& bound : {with_each(query, Query::everything()), with_each(query, {})}) {
    key += to_xapian(bound).serialise() + '\n';
  }
  for (const PhraseInQuery& one : phrases_of(query)) {
    key += fmt::format("{} {} {}\n", static_cast<int>(one.phrase.field()), one.phrase.may_go_on(),
                       utf8_of(one.phrase.letters()));
  }
  return key;
}

Query QueryPhrases::missed() const {
  return with_each(query_, {});
}

Query QueryPhrases::most() const {
  return with_each(query_, Query::everything());
}

bool QueryPhrases::is_surely_empty(const Lexicon& lexicon) const {
  const auto at_most = [this](std::size_t phrase) {
    return phrases_[phrase].is_empty() ? Query() : Query::everything();
  };
  return musubi::is_surely_empty(with_phrases(query_, at_most), lexicon);
}

void QueryPhrases::ask_for_rest(Exchange& exchange, const Lexicon& lexicon) {
  for (PhraseSearch& phrase : phrases_) phrase.ask_for_rest(exchange, lexicon);
}

bool QueryPhrases::is_rest_asked() const {
  return std::any_of(phrases_.begin(), phrases_.end(),
                     [](const PhraseSearch& phrase) { return phrase.is_rest_asked(); });
}

Result<void> QueryPhrases::take_rest() {
  for (PhraseSearch& phrase : phrases_) {
    if (auto taken = phrase.take_rest(); !taken) return taken;
  }
  return {};
}

std::vector<Xapian::docid> QueryPhrases::unread(const ReadWordings& read) const {
  std::vector<Xapian::docid> all;
  for (const PhraseSearch& phrase : phrases_) {
    for (const Xapian::docid document : phrase.unread(read)) all.push_back(document);
  }
  return all;
}

void QueryPhrases::read(Xapian::docid document, const StoredTexts& texts,
                        ReadWordings& read) const {
  for (const PhraseSearch& phrase : phrases_) phrase.read(document, texts, read);
}

std::vector<Query> QueryPhrases::by_shard(const ReadWordings& read, const DocumentIds& ids,
                                          std::size_t shards) const {
  std::vector<std::vector<Query>> found;  // by phrase and shard
  for (const PhraseSearch& phrase : phrases_) found.push_back(phrase.found(read, ids));
  std::vector<Query> queries;
  for (std::size_t shard = 0; shard < shards; ++shard) {
    queries.push_back(
        with_phrases(query_, [&](std::size_t phrase) { return found[phrase][shard]; }));
  }
  return queries;
}

bool QueryPhrases::is_any_held(const ReadWordings& read) const {
  return std::any_of(phrases_.begin(), phrases_.end(),
                     [&read](const PhraseSearch& phrase) { return phrase.is_held(read); });
}

const PhraseSearch* QueryPhrases::cut() const {
  const PhraseSearch* most = nullptr;
  for (const PhraseSearch& phrase : phrases_) {
    if (phrase.candidates() > (most == nullptr ? 0 : most->candidates())) most = &phrase;
  }
  return most;
}

}  // namespace musubi
