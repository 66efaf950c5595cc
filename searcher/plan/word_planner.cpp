#include "searcher/plan/word_query.h"

#include <algorithm>
#include <array>

#include "common/analysis/kana.h"
#include "common/calendar/date_parser.h"
#include "common/index/hidden_terms.h"
#include "common/index/weights.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Parts of a compound, where nothing else is known of it.
constexpr double kPartsWeight = 0.5;

// What a match scores, in units of the word's rarity: a fixed part, and BM25 (which
// reaches 1.5 at the most) times a share.  So nothing looser scores above what is
// nearer, however often it occurs in however short a text.
struct Score {
  double fixed;
  double share;
};
constexpr std::array<Score, 4> kScores = {{{1.35, 1}, {0.75, 0.4}, {0.3, 0.3}, {0, 0.2}}};

Score score_of(Nearness nearness) {
  return kScores[static_cast<std::size_t>(nearness)];
}

// Words of one name: アメリカ|合衆国, 平成|16|年|12|月|24|日.
constexpr std::size_t kMaxWordsOfName = 8;

using Op = Query::Kind;

// 市 of 仙台市: a text may leave it out.
bool says_kind_of_place(const WordGroup& group, const WordGroup& before) {
  static constexpr std::string_view kKinds = "県府都市区町村郡州省国";
  return group.part_of_speech == PartOfSpeech::Suffix &&
         before.part_of_speech == PartOfSpeech::PlaceName && group.begin == before.end &&
         kKinds.find(group.term) != kKinds.npos;
}

std::string_view text_of(std::string_view text, std::span<const WordGroup> groups) {
  return text.substr(groups.front().begin, groups.back().end - groups.front().begin);
}

// A number alone is a year where it may be one.
bool may_be_year(std::string_view text) {
  return text.size() == 4 && (text.starts_with("1") || text.starts_with("20"));
}

// `query` would score by `own` rarity; it is to be measured by that of what was typed.
Query weighed(const Query& query, Nearness nearness, double own, double typed) {
  const Score score = score_of(nearness);
  return Query::raised(Query::scaled(query, score.share * (own > 0 ? typed / own : 1)),
                       score.fixed * typed);
}

// Hidden terms have no frequency that could be weighed.
Query hidden(const std::string& term, Nearness nearness, double typed) {
  const Score score = score_of(nearness);
  return Query::raised(Query::scaled(Query(term), 0), (score.fixed + score.share / 2) * typed);
}

}  // namespace

std::string field_term(const Field* field, const std::string& term) {
  return field == nullptr || field->prefix.empty() ? term : std::string(field->prefix) + ":" + term;
}

bool WordQuery::is_part_of_compounds(const WordGroup& group) const {
  return is_whole_document() && lexicon_.has(part_only_term(group.term));
}

// Only as typed, and in compounds; `typed`: its rarity.
std::vector<Query> WordQuery::whole_word(const WordGroup& group, double typed) const {
  const Query whole(field_term(field_, group.term));
  if (!is_part_of_compounds(group)) return {weighed(whole, Nearness::AsTyped, typed, typed)};
  const Query alone(Op::AndNot, whole, Query(part_only_term(group.term)));
  return {weighed(alone, Nearness::AsTyped, typed, typed),
          weighed(whole, Nearness::PartOfWord, typed, typed)};
}

Query WordQuery::as_typed(const WordGroup& group) const {
  Query whole(field_term(field_, group.term));
  std::vector<Query> pieces;
  for (const std::string& part : group.parts) pieces.emplace_back(field_term(field_, part));
  for (const WordGroup& word : group.joined_words) pieces.push_back(as_typed(word));
  if (pieces.empty()) return whole;
  return {Op::Max, whole, Query::scaled(Query(Op::And, pieces), kPartsWeight)};
}

double WordQuery::rarity(const std::string& term) const {
  return musubi::rarity(lexicon_.frequency(term), lexicon_.document_count());
}

double WordQuery::rarity(Groups groups) const {
  double rarest = 0;
  for (const WordGroup& group : groups) {
    if (lexicon_.has(group.term)) rarest = std::max(rarest, rarity(group.term));
  }
  return rarest;
}

// An alternative that is rarer than what was typed must not count for more.
std::vector<Query> WordQuery::queries_of(const std::vector<Alternative>& alternatives,
                                         double typed_rarity) {
  double scale = typed_rarity;
  for (const Alternative& alternative : alternatives) {
    if (typed_rarity > 0) break;
    const double own = rarity(alternative.term);
    scale = scale > 0 ? std::min(scale, own) : own;
  }
  std::vector<Query> queries;
  for (const Alternative& alternative : alternatives) {
    if (alternative.kind == Alternative::Kind::Hidden) {
      if (is_whole_document()) {
        queries.push_back(hidden(alternative.term, alternative.nearness, scale));
      }
      continue;
    }
    queries.push_back(weighed(Query(field_term(field_, alternative.term)), alternative.nearness,
                              rarity(alternative.term), scale));
    terms_.push_back(alternative.term);
  }
  return queries;
}

// The words that stand for a compound or for one written together, all of them.
Query WordQuery::pieces_query(const WordGroup& group, double typed) {
  std::vector<Query> pieces;
  double own = 0;
  for (const std::string& part : group.parts) {
    pieces.emplace_back(field_term(field_, part));
    own += rarity(part);
  }
  for (const WordGroup& word : group.joined_words) {
    pieces.push_back(widened(word, Rivals::None));
    own += rarity(word.term);
  }
  if (pieces.empty()) {
    for (const std::string& piece : expander_.pieces_of(group.term)) {
      pieces.emplace_back(field_term(field_, piece));
      terms_.push_back(piece);
      own += rarity(piece);
    }
  }
  if (pieces.empty()) return {};
  return weighed(Query(Op::And, pieces), Nearness::PartOfWord, own, typed > 0 ? typed : own);
}

Query WordQuery::widened(const WordGroup& group, Rivals rivals) {
  const bool exists = lexicon_.has(group.term);
  const double typed = exists ? rarity(group.term) : 0;
  auto ways = queries_of(expander_.of_term(group.term), typed);
  const bool has_pieces = !group.parts.empty() || !group.joined_words.empty();
  if (has_pieces || (ways.empty() && !exists)) {
    if (auto pieces = pieces_query(group, typed); !pieces.empty()) ways.push_back(pieces);
  }
  for (const std::string& other : group.homographs) {
    auto alternatives = expander_.of_term(other);
    if (lexicon_.has(field_term(field_, other))) alternatives.push_back({other});
    for (Alternative& alternative : alternatives) alternative.nearness = Nearness::PartOfWord;
    auto meant = queries_of(alternatives, typed);
    ways.insert(ways.end(), meant.begin(), meant.end());
  }
  if (ways.empty() && rivals == Rivals::None && !is_part_of_compounds(group)) {
    return Query(field_term(field_, group.term));
  }
  const auto whole = whole_word(group, typed);
  ways.insert(ways.end(), whole.begin(), whole.end());
  return Query(Op::Max, ways);
}

Query WordQuery::in_sentence(const WordGroup& group) {
  return lexicon_.has(field_term(field_, group.term)) ? as_typed(group)
                                                      : widened(group, Rivals::None);
}

Query WordQuery::in_wording(const WordGroup& group) const {
  std::vector<Query> ways = {as_typed(group)};
  for (const std::string& other : group.homographs) ways.emplace_back(field_term(field_, other));
  return Query(Op::Or, std::move(ways));
}

// Words that stand together; what says the kind of a place may be missing.
Query WordQuery::all_of(Groups groups, Rivals rivals) {
  std::vector<Query> required, optional;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool may_lack = i > 0 && says_kind_of_place(groups[i], groups[i - 1]);
    (may_lack ? optional : required).push_back(widened(groups[i], rivals));
  }
  Query all = Query(Op::And, required);
  if (optional.empty()) return all;
  return {Op::AndMaybe, all, Query(Op::Or, optional)};
}

void WordQuery::add_synonyms(std::string_view text, double typed_rarity, Meaning& meaning) {
  const Synonyms::Entry* entry = synonyms_.find(text);
  if (entry == nullptr) return;
  meaning.keeps_typed = entry->keeps_typed;
  const Score same_word = score_of(Nearness::SameWord);
  for (const std::string& other : entry->others) {
    const auto groups = word_groups(other, analyzer_, kMaxWordsOfName);
    if (groups.empty()) continue;
    std::vector<Query> words;
    for (const WordGroup& group : groups) {
      words.push_back(as_typed(group));
      terms_.push_back(group.term);
    }
    meaning.others.push_back(Query::raised(Query::scaled(Query(Op::And, words), same_word.share),
                                           same_word.fixed * typed_rarity));
  }
}

WordQuery::Meaning WordQuery::meaning_of(std::string_view text, double typed_rarity) {
  Meaning meaning{queries_of(expander_.of_text(text), typed_rarity), true};
  add_synonyms(text, typed_rarity, meaning);
  const bool has_digit = text.find_first_of("0123456789") != text.npos;
  const auto date = has_digit || char_count(text) > 3 ? parse_date(text) : std::nullopt;
  const bool is_bare_number = text.find_first_not_of("0123456789") == text.npos;
  if (date && is_whole_document() && (!is_bare_number || may_be_year(text))) {
    const double scale = typed_rarity > 0 ? typed_rarity : rarity(date_term(*date));
    meaning.others.push_back(hidden(date_term(*date), Nearness::SameWord, scale));
    if (date->month == 0) {
      const std::string year = std::to_string(date->year);
      meaning.others.push_back(weighed(Query(year), Nearness::PartOfWord, rarity(year), scale));
    }
  }
  return meaning;
}

// Kana or romaji as several words; empty if it is none.
Query WordQuery::by_pieces(std::string_view text) {
  std::vector<Query> pieces;
  for (const auto& alternatives : expander_.of_pieces(text)) {
    pieces.push_back(Query(Op::Max, queries_of(alternatives, 0)));
  }
  return Query(Op::And, pieces);
}

std::vector<Query> WordQuery::keywords(std::string_view text, const std::vector<WordGroup>& all) {
  std::vector<Query> queries;
  const bool is_one_word = all.size() == 1 && all.front().end - all.front().begin == text.size();
  if (is_one_word && char_count(text) == 1 && has_kanji(text)) {
    auto ways = queries_of(expander_.of_single_kanji(all.front().term), rarity(all));
    const auto whole = whole_word(all.front(), rarity(all));
    ways.insert(ways.end(), whole.begin(), whole.end());
    return {Query(Op::Max, ways)};
  }
  // Kana is often cut into pieces that mean nothing, or into particles; romaji is not cut.
  const bool may_be_cut_otherwise =
      is_kana(text) ? !is_one_word : is_latin(text) && !lexicon_.has(std::string(text));
  if (may_be_cut_otherwise) {
    auto whole = queries_of(expander_.of_text(text), rarity(all));
    if (auto pieces = by_pieces(text); !pieces.empty()) whole.push_back(std::move(pieces));
    if (!whole.empty()) {
      if (!all.empty()) whole.push_back(all_of(all, Rivals::Some));
      return {Query(Op::Max, whole)};
    }
  }
  const Groups groups(all);
  for (std::size_t first = 0; first < groups.size();) {
    std::size_t count = std::min(kMaxWordsOfName, groups.size() - first);
    Meaning meaning;
    for (; count > 0; --count) {
      const Groups name = groups.subspan(first, count);
      meaning = meaning_of(text_of(text, name), rarity(name));
      if (!meaning.others.empty() || count == 1) break;
    }
    // The kind of a place goes with its name.
    while (count == 1 && first + 1 < groups.size() &&
           says_kind_of_place(groups[first + 1], groups[first])) {
      ++count;
    }
    std::vector<Query> ways = std::move(meaning.others);
    if (meaning.keeps_typed || ways.empty()) {
      const Rivals rivals = ways.empty() ? Rivals::None : Rivals::Some;
      ways.push_back(all_of(groups.subspan(first, count), rivals));
    }
    queries.push_back(Query(Op::Max, ways));
    first += count;
  }
  return queries;
}

Query WordQuery::written_apart(std::string_view text) {
  Meaning meaning;
  add_synonyms(text, 0, meaning);
  std::string joined(text);
  std::erase(joined, ' ');
  auto others = queries_of(expander_.of_text(joined), 0);
  others.insert(others.end(), meaning.others.begin(), meaning.others.end());
  const bool may_be_word = is_latin(joined) || is_katakana(joined);
  if (may_be_word && lexicon_.has(field_term(field_, joined))) {
    others.push_back(weighed(Query(field_term(field_, joined)), Nearness::SameWord, rarity(joined),
                             rarity(joined)));
    terms_.push_back(joined);
  }
  return Query(Op::Max, others);
}

}  // namespace musubi
