#include "searcher/remote/phrase_documents.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "common/text/code_points.h"
#include "searcher/match/wording.h"
#include "searcher/remote/xapian_query.h"

namespace musubi {

namespace {

// Phrases whose documents are remembered: a query is often asked again, with its filters changed.
constexpr std::size_t kMostKnown = 50;

// What the query matches at most, which is known without reading a text.
Query hull_of(const Query& query) {
  if (query.kind() == Query::Kind::Phrase) {
    return query.operands().empty() ? Query::everything() : query.operands().front();
  }
  if (query.empty() || query.operands().empty()) return query;
  std::vector<Query> operands;
  for (const Query& operand : query.operands()) operands.push_back(hull_of(operand));
  const bool is_first_alone =
      query.kind() == Query::Kind::AndNot || query.kind() == Query::Kind::AndMaybe;
  return is_first_alone ? operands.front() : query.with(operands);
}

std::string key_of(const Query& phrase) {
  return fmt::format("{} {} {} {}", static_cast<int>(phrase.field()), phrase.may_go_on(),
                     utf8_of(phrase.letters()), to_xapian(hull_of(phrase)).serialise());
}

Xapian::MSet having(const Xapian::Query& words, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(words);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, kMostPhraseTexts, database.get_doccount());
}

tl::unexpected<Error> too_many_to_read(Xapian::doccount candidates) {
  return fail(fmt::format("{} documents have the words of a phrase: on remote shards no more "
                          "than {} are read for it",
                          candidates, kMostPhraseTexts),
              "ask for its words without the quotes, or for a longer phrase");
}

}  // namespace

// Where too many have the words, those that the hull leaves.
Result<Query> PhraseDocuments::documents_with(const Query& phrase, const Query& hull) {
  const Xapian::Query words = to_xapian(hull_of(phrase));
  const Xapian::Query narrowed(Xapian::Query::OP_FILTER, words, to_xapian(hull));
  std::string key = key_of(phrase);
  const std::string narrowed_key = key + narrowed.serialise();
  for (const std::string& one : {key, narrowed_key}) {
    if (const auto known = known_.find(one); known != known_.end()) return known->second;
  }
  Xapian::MSet likely = having(words, database_);
  if (likely.get_matches_estimated() > likely.size()) {
    likely = having(narrowed, database_);
    key = narrowed_key;
  }
  const Xapian::doccount candidates = likely.get_matches_estimated();
  if (candidates > likely.size()) return too_many_to_read(candidates);
  const Wording wording(phrase);
  std::vector<Query> found;
  for (auto candidate = likely.begin(); candidate != likely.end(); ++candidate) {
    const auto stored = documents_.open(*candidate);
    const auto texts = stored.and_then([](const StoredDocument& sound) { return sound.texts(); });
    if (!texts) return tl::unexpected(texts.error());
    if (!wording.stands_in(*texts)) continue;
    found.emplace_back(value_term(field(FieldId::Id), texts->id));
  }
  if (known_.size() >= kMostKnown) known_.clear();
  return known_[key] = Query::unscored(Query(Query::Kind::Or, found));
}

Result<Query> PhraseDocuments::find(const Query& query, const Query& hull) {
  if (query.kind() == Query::Kind::Phrase) return documents_with(query, hull);
  if (query.empty() || query.operands().empty()) return query;
  std::vector<Query> operands;
  for (const Query& operand : query.operands()) {
    auto found = find(operand, hull);
    if (!found) return found;
    operands.push_back(std::move(*found));
  }
  return query.with(operands);
}

Result<Query> PhraseDocuments::with_phrases_found(const Query& query) {
  return find(query, hull_of(query));
}

}  // namespace musubi
