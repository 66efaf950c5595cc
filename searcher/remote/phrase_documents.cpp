#include "searcher/remote/phrase_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>
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

// Texts that are fetched in one go, as they are held until they are read.
constexpr std::size_t kReadAtOnce = 500;

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

// The best by them, whatever the shards.
Xapian::MSet having(const Xapian::Query& words, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(words);
  enquire.set_weighting_scheme(xapian_bm25());
  enquire.set_sort_by_relevance_then_value(field(FieldId::Id).slot, false);
  return enquire.get_mset(0, kMostPhraseTexts, database.get_doccount());
}

}  // namespace

tl::unexpected<Error> too_many_to_read(std::uint64_t candidates) {
  return fail(fmt::format("{} documents have the words of a phrase: on remote shards no more "
                          "than {} are read for it",
                          candidates, kMostPhraseTexts),
              "ask for its words without the quotes, or for a longer phrase");
}

// Where the walk through a query is.
struct PhraseDocuments::Around {
  Query hull;  // of the whole
  std::uint64_t candidates = 0;
};

// Where too many have the words, those that the hull leaves.
Result<PhrasesFound> PhraseDocuments::documents_with(const Query& phrase, const Query& hull) {
  const Xapian::Query words = to_xapian(hull_of(phrase));
  const Xapian::Query narrowed(Xapian::Query::OP_FILTER, words, to_xapian(hull));
  std::string key = key_of(phrase);
  const std::string narrowed_key = key + narrowed.serialise();
  for (const std::string& one : {key, narrowed_key}) {
    if (const auto known = known_.find(one); known != known_.end()) return known->second;
  }
  Xapian::MSet best = having(words, database_);
  if (best.get_matches_estimated() > best.size()) {
    best = having(narrowed, database_);
    key = narrowed_key;
  }
  const std::uint64_t candidates = best.get_matches_estimated();
  const bool are_all = candidates <= best.size();
  if (!are_all && beyond_ == Beyond::Refuse) return too_many_to_read(candidates);
  std::vector<Xapian::docid> wanted;
  for (auto candidate = best.begin(); candidate != best.end(); ++candidate) {
    wanted.push_back(*candidate);
  }
  const Wording wording(phrase);
  std::vector<Query> found;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (i % kReadAtOnce == 0) {
      documents_.fetch(std::span(wanted).subspan(i, std::min(kReadAtOnce, wanted.size() - i)));
    }
    const auto stored = documents_.open(wanted[i]);
    const auto texts = stored.and_then([](const StoredDocument& sound) { return sound.texts(); });
    if (!texts) return tl::unexpected(texts.error());
    if (!wording.stands_in(*texts)) continue;
    found.emplace_back(value_term(field(FieldId::Id), texts->id));
  }
  if (!are_all && found.empty()) return too_many_to_read(candidates);
  if (known_.size() >= kMostKnown) known_.clear();
  return known_[key] = {Query::unscored(Query(Query::Kind::Or, found)), are_all ? 0 : candidates};
}

Result<Query> PhraseDocuments::find(const Query& query, Sign sign, Around& around) {
  if (query.kind() == Query::Kind::Phrase) {
    const auto found = documents_with(query, around.hull);
    if (!found) return tl::unexpected(found.error());
    if (found->candidates > 0 && sign == Sign::Unwanted) return too_many_to_read(found->candidates);
    around.candidates = std::max(around.candidates, found->candidates);
    return found->query;
  }
  if (query.empty() || query.operands().empty()) return query;
  std::vector<Query> operands;
  for (const Query& operand : query.operands()) {
    const bool is_unwanted = query.kind() == Query::Kind::AndNot && !operands.empty();
    auto found = find(operand, is_unwanted ? Sign::Unwanted : sign, around);
    if (!found) return found;
    operands.push_back(std::move(*found));
  }
  return query.with(operands);
}

Result<PhrasesFound> PhraseDocuments::with_phrases_found(const Query& query) {
  Around around = {hull_of(query)};
  auto found = find(query, Sign::Wanted, around);
  if (!found) return tl::unexpected(found.error());
  return PhrasesFound{std::move(*found), around.candidates};
}

}  // namespace musubi
