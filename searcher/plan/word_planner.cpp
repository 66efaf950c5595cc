#include "searcher/plan/word_planner.h"

#include <algorithm>

#include "common/index/hidden_terms.h"
#include "common/index/weights.h"
#include "searcher/plan/nearness.h"
#include "searcher/plan/written_together.h"

namespace musubi {

namespace {

// Parts of a compound, where nothing else is known of it.
constexpr double kPartsWeight = 0.5;

using Op = Query::Kind;

}  // namespace

std::string field_term(const Field* field, const std::string& term) {
  return field == nullptr || field->prefix.empty() ? term : std::string(field->prefix) + ":" + term;
}

double WordPlanner::rarity(const std::string& term) const {
  return musubi::rarity(lexicon_.frequency(term), lexicon_.document_count());
}

Query WordPlanner::as_typed(const WordGroup& word) const {
  Query whole(term_of(word.term));
  std::vector<Query> pieces;
  for (const std::string& part : word.parts) pieces.emplace_back(term_of(part));
  for (const WordGroup& joined : word.joined_words) pieces.push_back(as_typed(joined));
  if (pieces.empty()) return whole;
  return {Op::Max, whole, Query::scaled(Query(Op::And, pieces), kPartsWeight)};
}

Query WordPlanner::in_wording(const WordGroup& word) const {
  std::vector<Query> ways = {as_typed(word)};
  for (const std::string& other : word.homographs) ways.emplace_back(term_of(other));
  return Query(Op::Or, std::move(ways));
}

Query WordPlanner::in_sentence(const WordGroup& word) {
  return lexicon_.has(term_of(word.term)) ? as_typed(word) : widened(word, Rivals::None);
}

bool WordPlanner::is_part_of_compounds(const WordGroup& word) const {
  return is_whole_document() && lexicon_.has(part_only_term(word.term));
}

std::vector<Query> WordPlanner::whole_word(const WordGroup& word, double typed_rarity) const {
  const Query whole(term_of(word.term));
  if (!is_part_of_compounds(word)) {
    return {weighed(whole, Nearness::AsTyped, typed_rarity, typed_rarity)};
  }
  const Query alone(Op::AndNot, whole, Query(part_only_term(word.term)));
  return {weighed(alone, Nearness::AsTyped, typed_rarity, typed_rarity),
          weighed(whole, Nearness::PartOfWord, typed_rarity, typed_rarity)};
}

// An alternative that is rarer than what was typed must not count for more.
std::vector<Query> WordPlanner::ways_of(const std::vector<Alternative>& alternatives,
                                        double typed_rarity) {
  double scale = typed_rarity;
  for (const Alternative& alternative : alternatives) {
    if (typed_rarity > 0) break;
    const double own = rarity(alternative.term);
    scale = scale > 0 ? std::min(scale, own) : own;
  }
  std::vector<Query> ways;
  for (const Alternative& alternative : alternatives) {
    if (alternative.kind == Alternative::Kind::Hidden) {
      if (is_whole_document()) {
        ways.push_back(hidden(alternative.term, alternative.nearness, scale));
      }
      continue;
    }
    ways.push_back(weighed(Query(term_of(alternative.term)), alternative.nearness,
                           rarity(alternative.term), scale));
    terms_.push_back(alternative.term);
  }
  return ways;
}

// The words that stand for a compound or for one written together, all of them.
Query WordPlanner::pieces_of(const WordGroup& word, double typed_rarity) {
  std::vector<Query> pieces;
  double own = 0;
  for (const std::string& part : word.parts) {
    pieces.emplace_back(term_of(part));
    own += rarity(part);
  }
  for (const WordGroup& joined : word.joined_words) {
    pieces.push_back(widened(joined, Rivals::None));
    own += rarity(joined.term);
  }
  if (pieces.empty()) {
    for (const std::string& piece : words_written_together(word.term, lexicon_)) {
      pieces.emplace_back(term_of(piece));
      terms_.push_back(piece);
      own += rarity(piece);
    }
  }
  if (pieces.empty()) return {};
  return weighed(Query(Op::And, pieces), Nearness::PartOfWord, own,
                 typed_rarity > 0 ? typed_rarity : own);
}

Query WordPlanner::widened(const WordGroup& word, Rivals rivals) {
  const bool exists = lexicon_.has(word.term);
  const double typed = exists ? rarity(word.term) : 0;
  const Romaji romaji = word.is_abbreviation ? Romaji::OfAbbreviation : Romaji::Read;
  auto ways = ways_of(expander_.of_term(word.term, romaji), typed);
  const bool has_pieces = !word.parts.empty() || !word.joined_words.empty();
  if (has_pieces || (ways.empty() && !exists)) {
    if (auto pieces = pieces_of(word, typed); !pieces.empty()) ways.push_back(pieces);
  }
  for (const std::string& other : word.homographs) {
    auto alternatives = expander_.of_term(other);
    if (lexicon_.has(term_of(other))) alternatives.push_back({other});
    for (Alternative& alternative : alternatives) alternative.nearness = Nearness::PartOfWord;
    auto meant = ways_of(alternatives, typed);
    ways.insert(ways.end(), meant.begin(), meant.end());
  }
  if (ways.empty() && rivals == Rivals::None && !is_part_of_compounds(word)) {
    return Query(term_of(word.term));
  }
  const auto whole = whole_word(word, typed);
  ways.insert(ways.end(), whole.begin(), whole.end());
  return Query(Op::Max, ways);
}

}  // namespace musubi
