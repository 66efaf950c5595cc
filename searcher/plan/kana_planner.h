// kana_planner.h - what kana may be the beginning of: かんこ of 観光, けいざいこう of 経済交流.
#pragma once
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/plan/begun_compound.h"
#include "searcher/plan/lexicon.h"
#include "searcher/plan/query_plan.h"
#include "searcher/plan/query_scope.h"
#include "searcher/plan/synonyms.h"

namespace musubi {

// How many words may be asked for: thousands of an index on this machine, of remote shards few.
enum class WordsAskedFor { Thousands, Few };

// Of one scope.  Notes and what is to be marked go into the plan.
class KanaPlanner {
 public:
  KanaPlanner(Analyzer& analyzer, const Lexicon& lexicon, const Synonyms& synonyms,
              const QueryScope& scope, WordsAskedFor asked_for, QueryPlan& plan)
      : analyzer_(analyzer),
        lexicon_(lexicon),
        synonyms_(synonyms),
        scope_(scope),
        asked_for_(asked_for),
        plan_(plan) {}

  // The words whose reading begins with this katakana, else the compounds whose last word does;
  // empty where there are none.
  std::vector<Query> words_begun(const std::string& kana);

 private:
  std::vector<Query> any_of(const std::vector<std::string>& terms);
  Query compound(const std::string& kana);
  void note_bound(const BegunCompound& begun);
  void note_bound_of_short(const std::string& kana, std::size_t words);
  void note_short_left_out();
  void note_left_out();

  Analyzer& analyzer_;
  const Lexicon& lexicon_;
  const Synonyms& synonyms_;
  const QueryScope& scope_;
  WordsAskedFor asked_for_;
  QueryPlan& plan_;
};

}  // namespace musubi
