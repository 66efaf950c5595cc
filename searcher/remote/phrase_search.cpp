#include "searcher/remote/phrase_search.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "common/text/code_points.h"
#include "searcher/match/scorers.h"

namespace musubi {

namespace {

// Of so many the texts are read at once, or the ids are named, and nothing else is asked before.
constexpr std::size_t kFewToRead = 50;
constexpr std::size_t kFewToName = 1'000;

// Documents that a server is to list at most.
constexpr std::uint64_t kMostListed = 300'000;

// Documents that a server is to name in the order of their scores.
constexpr Xapian::doccount kMostRanked = 10'000;

// Bytes over the wire.
constexpr std::uint64_t kBytesOfText = 700;
constexpr std::uint64_t kBytesOfId = 100;  // at each server, with what it does to look it up
constexpr std::uint64_t kBytesListed = 9;

std::vector<Xapian::docid> documents_of(const QuestionReply& reply) {
  std::vector<Xapian::docid> documents;
  for (const FoundDocument& one : reply.best) documents.push_back(one.document);
  std::sort(documents.begin(), documents.end());
  return documents;
}

tl::unexpected<Error> too_many_to_tell(std::size_t candidates) {
  return fail(fmt::format("{} documents may hold what is to be left out: over servers no more than "
                          "{} texts are read for it",
                          candidates, kMostTextsReadToLeaveOut),
              "leave out a longer phrase, or a word");
}

}  // namespace

std::optional<bool> ReadWordings::find(const std::string& wording, Xapian::docid document) const {
  const auto of_wording = known_.find(wording);
  if (of_wording == known_.end()) return std::nullopt;
  const auto known = of_wording->second.find(document);
  if (known == of_wording->second.end()) return std::nullopt;
  return known->second;
}

void ReadWordings::note(const std::string& wording, Xapian::docid document, bool holds) {
  if (known_[wording].insert_or_assign(document, holds).second) ++count_;
}

void ReadWordings::forget_if_many() {
  constexpr std::size_t kMany = 500'000;
  if (count_ < kMany) return;
  known_.clear();
  count_ = 0;
}

PhraseSearch::PhraseSearch(PhraseInQuery place, const ServedSet& set)
    : place_(std::move(place)),
      wording_(place_.phrase),
      name_(fmt::format("{} {} {}", static_cast<int>(wording_.field()), wording_.may_go_on(),
                        utf8_of(wording_.letters()))),
      servers_(set.texts->shared_servers()) {
  LetterDocuments found = letter_documents(wording_, set.letters, *servers_);
  documents_ = std::move(found.documents);
  are_certain_ = std::move(found.are_certain);
}

void PhraseSearch::keep_those_of(const PhraseSearch& other) {
  std::vector<Xapian::docid> kept;
  std::set_intersection(documents_.begin(), documents_.end(), other.documents_.begin(),
                        other.documents_.end(), std::back_inserter(kept));
  documents_ = std::move(kept);
}

void PhraseSearch::ask_for_rest(Exchange& exchange, const Lexicon& lexicon) {
  const auto certain = static_cast<std::size_t>(
      std::count_if(documents_.begin(), documents_.end(),
                    [this](Xapian::docid document) { return is_certain(document); }));
  const std::size_t uncertain = documents_.size() - certain;
  if (uncertain > most_texts() && !place_.phrase.operands().empty()) {
    best_ = exchange.ask(
        {place_.phrase.operands().front(), SortOrder::Relevance, kMostRanked, {}, Wanted::Scored});
  }
  if (uncertain <= kFewToRead && certain <= kFewToName) return;
  const bool has_within = place_.within.kind() != Query::Kind::Everything;
  const bool has_besides = !place_.besides.empty();
  if (!has_within && !has_besides) return;
  const std::uint64_t within = estimated_matches(place_.within, lexicon);
  const std::uint64_t besides = estimated_matches(place_.besides, lexicon);
  is_rest_kept_ = has_within && (!has_besides || within <= besides);
  const std::uint64_t listed = is_rest_kept_ ? within : std::min(within, besides);
  if (listed > kMostListed ||
      listed * kBytesListed > uncertain * kBytesOfText + certain * kBytesOfId) {
    return;
  }
  const Query::Kind kind = is_rest_kept_ ? Query::Kind::AndNot : Query::Kind::Filter;
  const Query& first = is_rest_kept_ ? place_.within : place_.besides;
  const Query& second = is_rest_kept_ ? place_.besides : place_.within;
  const bool is_one = second.empty() || second.kind() == Query::Kind::Everything;
  Question question = {is_one ? first : Query(kind, first, second), SortOrder::Relevance,
                       lexicon.document_count()};
  question.wanted = Wanted::Listed;
  rest_ = exchange.ask(question);
}

void PhraseSearch::drop_by_rest() {
  const std::vector<Xapian::docid> rest = documents_of(*rest_);
  std::vector<Xapian::docid> left;
  if (is_rest_kept_) {
    std::set_intersection(documents_.begin(), documents_.end(), rest.begin(), rest.end(),
                          std::back_inserter(left));
  } else {
    std::set_difference(documents_.begin(), documents_.end(), rest.begin(), rest.end(),
                        std::back_inserter(left));
  }
  documents_ = std::move(left);
}

// By the words of the phrase, as far as that was asked.
std::vector<Xapian::docid> PhraseSearch::best_first() const {
  if (!best_) return documents_;
  std::vector<FoundDocument> best = best_->best;
  std::stable_sort(best.begin(), best.end(), [](const FoundDocument& a, const FoundDocument& b) {
    return a.weight > b.weight;
  });
  std::unordered_set<Xapian::docid> others(documents_.begin(), documents_.end());
  std::vector<Xapian::docid> ordered;
  for (const FoundDocument& one : best) {
    if (others.erase(one.document) > 0) ordered.push_back(one.document);
  }
  for (const Xapian::docid document : documents_) {
    if (others.contains(document)) ordered.push_back(document);
  }
  return ordered;
}

Result<void> PhraseSearch::take_rest() {
  if (rest_) drop_by_rest();
  candidates_ = documents_.size();
  std::vector<Xapian::docid> taken;
  std::size_t uncertain = 0;
  for (const Xapian::docid document : best_first()) {
    if (taken.size() == kMostDocumentsNamed) break;
    if (!is_certain(document) && ++uncertain > most_texts()) continue;
    taken.push_back(document);
  }
  rest_.reset();
  best_.reset();
  left_out_ = taken.size() < documents_.size();
  if (left_out_ && place_.is_unwanted) return too_many_to_tell(documents_.size());
  std::sort(taken.begin(), taken.end());
  documents_ = std::move(taken);
  return {};
}

std::vector<Xapian::docid> PhraseSearch::unread(const ReadWordings& read) const {
  std::vector<Xapian::docid> unread;
  for (const Xapian::docid document : documents_) {
    if (!is_certain(document) && !read.find(name_, document)) unread.push_back(document);
  }
  return unread;
}

void PhraseSearch::read(Xapian::docid document, const StoredTexts& texts,
                        ReadWordings& read) const {
  if (!std::binary_search(documents_.begin(), documents_.end(), document)) return;
  if (is_certain(document) || read.find(name_, document)) return;
  read.note(name_, document, wording_.stands_in(texts));
}

bool PhraseSearch::is_held(const ReadWordings& read) const {
  return std::any_of(documents_.begin(), documents_.end(),
                     [&](Xapian::docid document) { return holds(document, read); });
}

std::vector<Query> PhraseSearch::found(const ReadWordings& read, const DocumentIds& ids) const {
  std::vector<std::vector<Query>> by_shard(servers_->count());
  for (const Xapian::docid document : documents_) {
    if (!holds(document, read)) continue;
    const std::string_view term = ids.term_of(document);
    if (term.empty()) throw Xapian::DatabaseCorruptError("the front's ids do not fit its letters");
    by_shard[servers_->shard_of(document)].emplace_back(std::string(term));
  }
  std::vector<Query> queries;
  for (const std::vector<Query>& documents : by_shard) {
    queries.push_back(Query::unscored(Query(Query::Kind::Or, documents)));
  }
  return queries;
}

}  // namespace musubi
