#include "searcher/remote/phrase_documents.h"

#include <fmt/format.h>

#include <vector>

#include "common/index/schema.h"
#include "common/text/code_points.h"
#include "searcher/match/wording.h"
#include "searcher/remote/xapian_query.h"

namespace musubi {

namespace {

// They are sent over the network, and the id of each that is found is a list that a server opens.
constexpr Xapian::doccount kMostTexts = 2'000;

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

Xapian::MSet having_words_of(const Query& phrase, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(words_of(phrase));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, kMostTexts + 1, database.get_doccount());
}

}  // namespace

Result<Query> PhraseDocuments::documents_with(const Query& phrase) {
  const std::string key = key_of(phrase);
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  const Xapian::MSet candidates = having_words_of(phrase, database_);
  if (candidates.size() > kMostTexts) {
    return fail(fmt::format("{} documents have the words of a phrase: on remote shards no more "
                            "than {} are read for it",
                            candidates.get_matches_estimated(), kMostTexts),
                "ask for its words without the quotes, or for a longer phrase");
  }
  std::vector<Xapian::docid> wanted;
  for (auto candidate = candidates.begin(); candidate != candidates.end(); ++candidate) {
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
  if (known_.size() >= kMostKnown) known_.clear();
  return known_[key] = Query::unscored(Query(Query::Kind::Or, found));
}

Result<Query> PhraseDocuments::with_phrases_found(const Query& query) {
  if (query.kind() == Query::Kind::Phrase) return documents_with(query);
  if (query.empty() || query.operands().empty()) return query;
  std::vector<Query> operands;
  for (const Query& operand : query.operands()) {
    auto found = with_phrases_found(operand);
    if (!found) return found;
    operands.push_back(std::move(*found));
  }
  return query.with(operands);
}

}  // namespace musubi
