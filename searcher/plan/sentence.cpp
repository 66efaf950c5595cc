#include "searcher/plan/sentence.h"

#include <algorithm>

#include "common/index/weights.h"

namespace musubi {

namespace {

// Of all that the words which the index has tell together.  Found by measurement:
// bench/relevance.
constexpr double kCommonShare = 0.5;

// A name is what is asked about, however rare the words beside it happen to be; unless so many
// documents have it that it tells nothing.
constexpr Xapian::doccount kFewDocuments = 1000;

using Op = Query::Kind;

bool is_name(PartOfSpeech part) {
  return part == PartOfSpeech::ProperNoun || part == PartOfSpeech::PlaceName ||
         part == PartOfSpeech::PersonName;
}

}  // namespace

Query sentence_query(const std::vector<WordGroup>& words, const Field* field,
                     const Lexicon& lexicon, WordPlanner& planner) {
  struct Weighed {
    double weight;
    const WordGroup* word;
    bool is_rare_name;
  };
  std::vector<Weighed> known;
  std::vector<Query> telling, common;
  double total = 0;
  for (const WordGroup& word : words) {
    const std::string term = field_term(field, word.term);
    if (!lexicon.has(term)) {
      telling.push_back(planner.in_sentence(word));
      continue;
    }
    const auto frequency = lexicon.frequency(term);
    known.push_back({rarity(frequency, lexicon.document_count()), &word,
                     is_name(word.part_of_speech) && frequency <= kFewDocuments});
    total += known.back().weight;
  }
  std::stable_sort(known.begin(), known.end(),
                   [](const Weighed& a, const Weighed& b) { return a.weight < b.weight; });
  double weight = 0;
  for (const Weighed& each : known) {
    weight += each.weight;
    const bool is_common = weight <= kCommonShare * total && !each.is_rare_name;
    (is_common ? common : telling).push_back(planner.in_sentence(*each.word));
  }
  Query any = Query(Op::Or, telling);
  if (common.empty()) return any;
  return {Op::AndMaybe, any, Query(Op::Or, common)};
}

}  // namespace musubi
