// keyword_planner.h - how keywords are looked for: each, or each run of them that names
// one thing, as typed and by what it means.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/plan/query_plan.h"
#include "searcher/plan/synonyms.h"
#include "searcher/plan/word_planner.h"

namespace musubi {

class KeywordPlanner {
 public:
  // `plan` takes the words that are searched for beside those typed, and the synonyms.
  KeywordPlanner(Analyzer& analyzer, const Lexicon& lexicon, const Synonyms& synonyms,
                 const Field* field, QueryPlan& plan)
      : analyzer_(analyzer),
        lexicon_(lexicon),
        synonyms_(synonyms),
        field_(field),
        plan_(plan),
        words_(analyzer, lexicon, field, plan.terms) {}

  WordPlanner& words() { return words_; }

  // One query for each word or run of words that names one thing.  `text` is normalized,
  // `words` are what it was cut into.
  std::vector<Query> keywords(std::string_view text, const std::vector<WordGroup>& words);

  // Kana as one word or several that are read so; empty if they are none.
  Query read_as(std::string_view kana);

  // What words typed with blanks between them mean as one name or one word (United
  // States, Wi Fi); empty if nothing.
  Query written_apart(std::string_view text);

 private:
  using Words = std::span<const WordGroup>;

  // What a stretch of the text means as a whole.
  struct Meaning {
    std::vector<Query> others;
    bool keeps_typed = true;
  };

  // `typed_rarity`: rarity_of() the words that were typed.
  Meaning meaning_of(std::string_view text, Words words);
  void add_synonyms(std::string_view text, double typed_rarity, Meaning& meaning);
  void add_date(std::string_view text, double typed_rarity, Meaning& meaning);

  Query single_kanji(const WordGroup& word);
  Query cut_otherwise(std::string_view text, const std::vector<WordGroup>& words);
  Query by_pieces(std::string_view text);
  Query next_name(std::string_view text, Words words, std::size_t& count);
  Query all_of(Words words, WordPlanner::Rivals rivals);

  // The rarity of the rarest of them that the index has; 0 where it has none.
  double rarity_of(Words words) const;

  Analyzer& analyzer_;
  const Lexicon& lexicon_;
  const Synonyms& synonyms_;
  const Field* field_;
  QueryPlan& plan_;
  WordPlanner words_;
};

}  // namespace musubi
