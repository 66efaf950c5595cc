#include "searcher/query/word_query.h"

#include <algorithm>

#include "common/analysis/kana.h"
#include "common/calendar/date_parser.h"
#include "common/index/hidden_terms.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// What matches only by the parts of a compound counts for less than the word itself.
constexpr double kPartsWeight = 0.5;

// Words of one name: アメリカ|合衆国, 平成|16|年|12|月|24|日.
constexpr std::size_t kMaxWordsOfName = 8;

using Op = Xapian::Query::op;

Xapian::Query join(Op op, const std::vector<Xapian::Query>& queries) {
  if (queries.empty()) return {};
  return queries.size() == 1 ? queries.front() : Xapian::Query(op, queries.begin(), queries.end());
}

Xapian::Query scaled(const Xapian::Query& query, double weight) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, weight};
}

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

}  // namespace

std::string field_term(const Field* field, const std::string& term) {
  return field == nullptr || field->prefix.empty() ? term : std::string(field->prefix) + ":" + term;
}

Xapian::Query WordQuery::whole_word(const WordGroup& group) const {
  const Xapian::Query whole(field_term(field_, group.term));
  const std::string part_only = part_only_term(group.term);
  if (!is_whole_document() || !database_.term_exists(part_only)) return whole;
  return {Xapian::Query::OP_MAX,
          Xapian::Query(Xapian::Query::OP_AND_NOT, whole, Xapian::Query(part_only)),
          scaled(whole, kPartOfWord)};
}

Xapian::Query WordQuery::as_typed(const WordGroup& group) const {
  const Xapian::Query whole(field_term(field_, group.term));
  std::vector<Xapian::Query> pieces;
  for (const std::string& part : group.parts) pieces.emplace_back(field_term(field_, part));
  for (const WordGroup& word : group.joined_words) pieces.push_back(as_typed(word));
  if (pieces.empty()) return whole;
  return {Xapian::Query::OP_MAX, whole, scaled(join(Xapian::Query::OP_AND, pieces), kPartsWeight)};
}

std::vector<Xapian::Query> WordQuery::queries_of(const std::vector<Alternative>& alternatives) {
  std::vector<Xapian::Query> queries;
  for (const Alternative& alternative : alternatives) {
    const bool hidden = alternative.kind == Alternative::Kind::Hidden;
    if (hidden && !is_whole_document()) continue;
    const std::string term = hidden ? alternative.term : field_term(field_, alternative.term);
    queries.push_back(scaled(Xapian::Query(term), alternative.weight));
    if (!hidden) terms_.push_back(alternative.term);
  }
  return queries;
}

Xapian::Query WordQuery::widened(const WordGroup& group) {
  std::vector<Xapian::Query> ways = {whole_word(group)};
  if (!group.parts.empty() || !group.joined_words.empty()) {
    std::vector<Xapian::Query> pieces;
    for (const std::string& part : group.parts) pieces.emplace_back(field_term(field_, part));
    for (const WordGroup& word : group.joined_words) pieces.push_back(widened(word));
    ways.push_back(scaled(join(Xapian::Query::OP_AND, pieces), kPartsWeight));
  }
  auto others = queries_of(expander_.of_term(group.term));
  if (others.empty() && ways.size() == 1 && !database_.term_exists(group.term)) {
    std::vector<Xapian::Query> pieces;
    for (const std::string& piece : expander_.pieces_of(group.term)) {
      pieces.emplace_back(field_term(field_, piece));
      terms_.push_back(piece);
    }
    if (!pieces.empty()) others.push_back(scaled(join(Op::OP_AND, pieces), kPartOfWord));
  }
  ways.insert(ways.end(), others.begin(), others.end());
  return join(Xapian::Query::OP_MAX, ways);
}

Xapian::Query WordQuery::in_sentence(const WordGroup& group) {
  return database_.term_exists(field_term(field_, group.term)) ? as_typed(group) : widened(group);
}

// Words that stand together; what says the kind of a place may be missing.
Xapian::Query WordQuery::all_of(Groups groups) {
  std::vector<Xapian::Query> required, optional;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool may_lack = i > 0 && says_kind_of_place(groups[i], groups[i - 1]);
    (may_lack ? optional : required).push_back(widened(groups[i]));
  }
  const Xapian::Query all = join(Xapian::Query::OP_AND, required);
  if (optional.empty()) return all;
  return {Xapian::Query::OP_AND_MAYBE, all, join(Xapian::Query::OP_OR, optional)};
}

void WordQuery::add_synonyms(std::string_view text, Meaning& meaning) {
  const Synonyms::Entry* entry = synonyms_.find(text);
  if (entry == nullptr) return;
  meaning.keeps_typed = entry->keeps_typed;
  for (const std::string& other : entry->others) {
    const auto groups = word_groups(other, analyzer_, kMaxWordsOfName);
    if (groups.empty()) continue;
    std::vector<Xapian::Query> words;
    for (const WordGroup& group : groups) {
      words.push_back(as_typed(group));
      terms_.push_back(group.term);
    }
    meaning.others.push_back(scaled(join(Xapian::Query::OP_AND, words), kSameWord));
  }
}

WordQuery::Meaning WordQuery::meaning_of(std::string_view text) {
  Meaning meaning{queries_of(expander_.of_text(text)), true};
  add_synonyms(text, meaning);
  const bool has_digit = text.find_first_of("0123456789") != text.npos;
  const auto date = has_digit || char_count(text) > 3 ? parse_date(text) : std::nullopt;
  const bool is_bare_number = text.find_first_not_of("0123456789") == text.npos;
  if (date && is_whole_document() && (!is_bare_number || may_be_year(text))) {
    meaning.others.push_back(scaled(Xapian::Query(date_term(*date)), kSameWord));
    if (date->month == 0) {
      meaning.others.push_back(scaled(Xapian::Query(std::to_string(date->year)), kPartOfWord));
    }
  }
  return meaning;
}

// Kana or romaji as several words; empty if it is none.
Xapian::Query WordQuery::by_pieces(std::string_view text) {
  std::vector<Xapian::Query> pieces;
  for (const auto& alternatives : expander_.of_pieces(text)) {
    pieces.push_back(join(Op::OP_MAX, queries_of(alternatives)));
  }
  return join(Op::OP_AND, pieces);
}

std::vector<Xapian::Query> WordQuery::keywords(std::string_view text,
                                               const std::vector<WordGroup>& all) {
  std::vector<Xapian::Query> queries;
  const bool is_one_word = all.size() == 1 && all.front().end - all.front().begin == text.size();
  if (is_one_word && char_count(text) == 1 && has_kanji(text)) {
    auto ways = queries_of(expander_.of_single_kanji(all.front().term));
    ways.push_back(whole_word(all.front()));
    return {join(Op::OP_MAX, ways)};
  }
  // Kana is often cut into pieces that mean nothing, or into particles; romaji is not cut.
  const bool may_be_cut_otherwise =
      is_kana(text) ? !is_one_word : is_latin(text) && !database_.term_exists(std::string(text));
  if (may_be_cut_otherwise) {
    auto whole = queries_of(expander_.of_text(text));
    if (auto pieces = by_pieces(text); !pieces.empty()) whole.push_back(std::move(pieces));
    if (!whole.empty()) {
      if (!all.empty()) whole.push_back(all_of(all));
      return {join(Xapian::Query::OP_MAX, whole)};
    }
  }
  const Groups groups(all);
  for (std::size_t first = 0; first < groups.size();) {
    std::size_t count = std::min(kMaxWordsOfName, groups.size() - first);
    Meaning meaning;
    for (; count > 0; --count) {
      meaning = meaning_of(text_of(text, groups.subspan(first, count)));
      if (!meaning.others.empty() || count == 1) break;
    }
    // The kind of a place goes with its name.
    while (count == 1 && first + 1 < groups.size() &&
           says_kind_of_place(groups[first + 1], groups[first])) {
      ++count;
    }
    std::vector<Xapian::Query> ways = std::move(meaning.others);
    if (meaning.keeps_typed || ways.empty()) {
      ways.insert(ways.begin(), all_of(groups.subspan(first, count)));
    }
    queries.push_back(join(Xapian::Query::OP_MAX, ways));
    first += count;
  }
  return queries;
}

Xapian::Query WordQuery::written_apart(std::string_view text) {
  Meaning meaning;
  add_synonyms(text, meaning);
  std::string joined(text);
  std::erase(joined, ' ');
  auto others = queries_of(expander_.of_text(joined));
  others.insert(others.end(), meaning.others.begin(), meaning.others.end());
  const bool may_be_word = is_latin(joined) || is_katakana(joined);
  if (may_be_word && database_.term_exists(field_term(field_, joined))) {
    others.push_back(scaled(Xapian::Query(field_term(field_, joined)), kSameWord));
    terms_.push_back(joined);
  }
  return join(Xapian::Query::OP_MAX, others);
}

}  // namespace musubi
