// planner.h - query tree to Query.
//
// Third stage of a query: its words are looked up in the index with their other
// spellings, field names in the schema table, names of places in the gazetteer.
#pragma once
#include <xapian.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/result.h"
#include "searcher/plan/analyzed_tree.h"
#include "searcher/plan/facet_values.h"
#include "searcher/plan/lexicon.h"
#include "searcher/plan/query_plan.h"
#include "searcher/plan/synonyms.h"
#include "searcher/query/tree.h"

namespace musubi {

enum class Strictness {
  AsTyped,    // every word must match; of a question in prose, those that tell most
  ByLetters,  // every wording must stand in the text, whatever its words are
  Relaxed,    // any word may match; of a question, those of its phrases too
};

// Remote shards have words only.
enum class FoundBy { WordsAndLetters, Words };

// The error of a query that has words, but none that tells anything.
inline constexpr const char* kNoWordInQuery = "the query holds no word to search for";

class Planner {
 public:
  Planner(Analyzer& analyzer, const Xapian::Database& database, const Lexicon& lexicon,
          FacetValues& facet_values, const Synonyms& synonyms, FoundBy found_by)
      : analyzer_(analyzer),
        database_(database),
        lexicon_(lexicon),
        facet_values_(facet_values),
        synonyms_(synonyms),
        has_letters_(found_by == FoundBy::WordsAndLetters) {}

  // Fails where a field is given a value that it cannot have, or nothing that
  // could be searched for is left.
  Result<QueryPlan> plan(const AnalyzedTree& tree, Strictness strictness);

 private:
  enum class Mode { All, Some, Loose };

  struct Scope {
    const Field* field = nullptr;  // nullptr: the whole document
    Mode mode = Mode::All;
    bool negated = false;
  };

  Result<Query> build(const QueryNode& node, const Scope& scope);
  Result<Query> build_field(const QueryNode& node, const Scope& scope);
  void note_bad_date(std::span<const QueryNode> words);
  void note_unknown_field(const std::string& text);
  Result<Query> build_children(const QueryNode& node, const Scope& scope);
  // A name of several words, and how many.
  struct Name {
    std::size_t words;
    Result<Query> query;
  };
  std::optional<Name> build_name_at(std::span<const QueryNode> children, const Scope& scope);
  Query build_name(std::span<const QueryNode> nodes, const Scope& scope);
  const AnalyzedText& text_of(const QueryNode& leaf) const { return analyzed_->text_of(leaf); }
  void collect_words(const QueryNode& leaf, const Scope& scope);
  Query build_words(const QueryNode& leaf, const Scope& scope);
  Query with_other_scripts(Query query, const AnalyzedText& text, const Scope& scope) const;
  Query or_with_long_vowels(Query query, const QueryNode& leaf, const Scope& scope);
  Query or_cut_otherwise(const Query& query, const AnalyzedText& text, const Query& wording,
                         const Scope& scope);
  Query build_keywords(const AnalyzedText& text, const Scope& scope);
  Query build_phrase(const QueryNode& leaf, const Scope& scope);
  Query build_prefix(const QueryNode& leaf, const Scope& scope);
  std::vector<Query> words_read_from(const std::string& kana, const Scope& scope);
  Query build_beginning(const QueryNode& leaf, const Scope& scope);
  Query build_range(const QueryNode& node);
  Result<Query> build_facet_value(const std::string& text, const Field& field);

  Analyzer& analyzer_;
  const Xapian::Database& database_;
  const Lexicon& lexicon_;
  FacetValues& facet_values_;
  const Synonyms& synonyms_;
  const AnalyzedTree* analyzed_ = nullptr;  // being planned
  QueryPlan* plan_ = nullptr;               // being made
  std::string bad_date_;                    // the field whose value a note calls no date
  bool has_letters_;
  bool by_letters_ = false;            // whatever words there are
  bool is_relaxed_ = false;            // as nothing has all of them
  bool function_words_count_ = false;  // as there are no others
};

// Documents of one of the years, or with a date, of a range.
Query range_query(const Field& field, const DateRange& range, const Xapian::Database& database);

}  // namespace musubi
