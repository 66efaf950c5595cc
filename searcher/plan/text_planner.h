// text_planner.h - the texts of a query to Query: its words, phrases and beginnings of words.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/stored_documents.h"
#include "searcher/plan/analyzed_tree.h"
#include "searcher/plan/kana_planner.h"
#include "searcher/plan/lexicon.h"
#include "searcher/plan/query_plan.h"
#include "searcher/plan/query_scope.h"
#include "searcher/plan/synonyms.h"
#include "searcher/query/tree.h"

namespace musubi {

// How the texts of a query are taken.
struct TextReading {
  bool has_letters = false;                      // wordings can be looked up letter by letter
  bool by_letters = false;                       // and are, whatever words they hold
  bool function_words_count = false;             // as the query has no others
  WordsAskedFor asked_for = WordsAskedFor::Few;  // for what kana begin
};

// Of one query.  Notes and what is to be marked go into its plan.
class TextPlanner {
 public:
  TextPlanner(Analyzer& analyzer, const StoredDocuments& documents, const Lexicon& lexicon,
              const Synonyms& synonyms, const AnalyzedTree& tree, const TextReading& reading,
              QueryPlan& plan)
      : analyzer_(analyzer),
        documents_(documents),
        lexicon_(lexicon),
        synonyms_(synonyms),
        tree_(tree),
        reading_(reading),
        plan_(plan) {}

  // An empty query: the leaf says nothing.
  Query words(const QueryNode& leaf, const QueryScope& scope);
  Query phrase(const QueryNode& leaf, const QueryScope& scope);
  Query prefix(const QueryNode& leaf, const QueryScope& scope);

  // Several words in a row that are one name or one word; empty if they are not.
  Query name(std::span<const QueryNode> nodes, const QueryScope& scope);

  // A note where the first two of `words` are a field of dates and what is no date.
  void note_bad_date(std::span<const QueryNode> words);

 private:
  const AnalyzedText& text_of(const QueryNode& leaf) const { return tree_.text_of(leaf); }
  void collect_words(const QueryNode& leaf, const QueryScope& scope);
  void note_unknown_field(const std::string& text);
  Query keywords(const AnalyzedText& text, const QueryScope& scope);
  Query with_other_scripts(Query query, const AnalyzedText& text, const QueryScope& scope) const;
  Query or_with_long_vowels(Query query, const QueryNode& leaf, const QueryScope& scope);
  Query or_cut_otherwise(const Query& query, const AnalyzedText& text, const Query& wording,
                         const QueryScope& scope);
  Query word_beginning(const QueryNode& leaf, const QueryScope& scope);
  bool begins_a_term(const std::string& beginning) const;

  Analyzer& analyzer_;
  const StoredDocuments& documents_;
  const Lexicon& lexicon_;
  const Synonyms& synonyms_;
  const AnalyzedTree& tree_;
  TextReading reading_;
  QueryPlan& plan_;
  std::string bad_date_;  // the field whose value a note calls no date
};

}  // namespace musubi
