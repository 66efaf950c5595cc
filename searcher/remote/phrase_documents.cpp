#include "searcher/remote/phrase_documents.h"

#include <fmt/format.h>

#include <vector>

#include "common/index/schema.h"
#include "common/text/code_points.h"
#include "searcher/match/bm25.h"
#include "searcher/match/wording.h"
#include "searcher/remote/xapian_query.h"

namespace musubi {

namespace {

// Phrases whose documents are remembered: a query is often asked again, with its filters changed.
constexpr std::size_t kMostKnown = 50;

Xapian::Query words_of(const Query& phrase) {
  return phrase.operands().empty() ? to_xapian(Query::everything())
                                   : to_xapian(phrase.operands().front());
}

std::string key_of(const Query& phrase) {
  return fmt::format("{} {} {} {}", static_cast<int>(phrase.field()), phrase.may_go_on(),
                     utf8_of(phrase.letters()), words_of(phrase).serialise());
}

// The best by them, whatever the shards.
Xapian::MSet having_words_of(const Query& phrase, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(words_of(phrase));
  enquire.set_weighting_scheme(xapian_bm25());
  enquire.set_sort_by_relevance_then_value(field(FieldId::Id).slot, false);
  return enquire.get_mset(0, kMostPhraseTexts, database.get_doccount());
}

tl::unexpected<Error> too_many(std::uint64_t candidates) {
  return fail(fmt::format("{} documents have the words of a phrase: on remote shards no more "
                          "than {} are read for it",
                          candidates, kMostPhraseTexts),
              "ask for its words without the quotes, or for a longer phrase");
}

}  // namespace

Result<PhrasesFound> PhraseDocuments::documents_with(const Query& phrase) {
  const std::string key = key_of(phrase);
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  const Xapian::MSet best = having_words_of(phrase, database_);
  const std::uint64_t candidates = best.get_matches_estimated();
  const bool are_all = candidates <= best.size();
  if (!are_all && beyond_ == Beyond::Refuse) return too_many(candidates);
  std::vector<Xapian::docid> wanted;
  for (auto candidate = best.begin(); candidate != best.end(); ++candidate) {
    wanted.push_back(*candidate);
  }
  documents_.fetch(wanted);
  const Wording wording(phrase);
  std::vector<Query> found;
  for (const Xapian::docid candidate : wanted) {
    const auto stored = documents_.open(candidate);
    const auto texts = stored.and_then([](const StoredDocument& sound) { return sound.texts(); });
    if (!texts) return tl::unexpected(texts.error());
    if (!wording.stands_in(*texts)) continue;
    found.emplace_back(value_term(field(FieldId::Id), texts->id));
  }
  if (!are_all && found.empty()) return too_many(candidates);
  if (known_.size() >= kMostKnown) known_.clear();
  return known_[key] = {Query::unscored(Query(Query::Kind::Or, found)), are_all ? 0 : candidates};
}

// Adds to `candidates` those of its phrases.
Result<Query> PhraseDocuments::find(const Query& query, Sign sign, std::uint64_t& candidates) {
  if (query.kind() == Query::Kind::Phrase) {
    const auto found = documents_with(query);
    if (!found) return tl::unexpected(found.error());
    if (found->candidates > 0 && sign == Sign::Unwanted) return too_many(found->candidates);
    candidates += found->candidates;
    return found->query;
  }
  if (query.empty() || query.operands().empty()) return query;
  std::vector<Query> operands;
  for (const Query& operand : query.operands()) {
    const bool is_unwanted = query.kind() == Query::Kind::AndNot && !operands.empty();
    auto found = find(operand, is_unwanted ? Sign::Unwanted : sign, candidates);
    if (!found) return found;
    operands.push_back(std::move(*found));
  }
  return query.with(operands);
}

Result<PhrasesFound> PhraseDocuments::with_phrases_found(const Query& query) {
  PhrasesFound all;
  auto found = find(query, Sign::Wanted, all.candidates);
  if (!found) return tl::unexpected(found.error());
  all.query = std::move(*found);
  return all;
}

}  // namespace musubi
