#include "searcher/remote/phrase_documents.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "searcher/match/wording.h"
#include "searcher/remote/xapian_query.h"

namespace musubi {

namespace {

// Each is a message of its own, and the id of each that is found a list that a server opens.
constexpr Xapian::doccount kMostTexts = 2'000;

Xapian::MSet having_words_of(const Query& phrase, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(phrase.operands().empty() ? to_xapian(Query::everything())
                                              : to_xapian(phrase.operands().front()));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, kMostTexts + 1, database.get_doccount());
}

Result<Query> documents_with(const Query& phrase, const StoredDocuments& documents) {
  const Xapian::MSet candidates = having_words_of(phrase, documents.database());
  if (candidates.size() > kMostTexts) {
    return fail(fmt::format("{} documents have the words of a phrase: on remote shards no more "
                            "than {} are read for it",
                            candidates.get_matches_estimated(), kMostTexts),
                "ask for its words without the quotes, or for a longer phrase");
  }
  const Wording wording(phrase);
  std::vector<Query> found;
  for (auto candidate = candidates.begin(); candidate != candidates.end(); ++candidate) {
    const auto stored = documents.open(*candidate);
    const auto texts = stored.and_then([](const StoredDocument& sound) { return sound.texts(); });
    if (!texts) return tl::unexpected(texts.error());
    if (!wording.stands_in(*texts)) continue;
    found.emplace_back(value_term(field(FieldId::Id), texts->id));
  }
  return Query::unscored(Query(Query::Kind::Or, found));
}

}  // namespace

Result<Query> with_phrases_found(const Query& query, const StoredDocuments& documents) {
  if (query.kind() == Query::Kind::Phrase) return documents_with(query, documents);
  if (query.empty() || query.operands().empty()) return query;
  std::vector<Query> operands;
  for (const Query& operand : query.operands()) {
    auto found = with_phrases_found(operand, documents);
    if (!found) return found;
    operands.push_back(std::move(*found));
  }
  switch (query.kind()) {
    case Query::Kind::Scaled:
      return Query::scaled(operands.front(), query.number());
    case Query::Kind::Raised:
      return Query::raised(operands.front(), query.number());
    default:
      return Query(query.kind(), operands);
  }
}

}  // namespace musubi
