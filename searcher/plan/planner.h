// planner.h - query tree to Query.
//
// The operators, fields and filters of a query; what its texts become, tells text_planner.h.
#pragma once
#include <xapian.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/stored_documents.h"
#include "common/result.h"
#include "searcher/plan/analyzed_tree.h"
#include "searcher/plan/facet_values.h"
#include "searcher/plan/lexicon.h"
#include "searcher/plan/query_plan.h"
#include "searcher/plan/query_scope.h"
#include "searcher/plan/synonyms.h"
#include "searcher/plan/text_planner.h"
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
  Planner(Analyzer& analyzer, const StoredDocuments& documents, const Lexicon& lexicon,
          FacetValues& facet_values, const Synonyms& synonyms, FoundBy found_by)
      : analyzer_(analyzer),
        documents_(documents),
        lexicon_(lexicon),
        facet_values_(facet_values),
        synonyms_(synonyms),
        found_by_(found_by) {}

  // Fails where a field is given a value that it cannot have, or nothing that
  // could be searched for is left.
  Result<QueryPlan> plan(const AnalyzedTree& tree, Strictness strictness);

 private:
  Result<Query> build(const QueryNode& node, const QueryScope& scope);
  Result<Query> build_field(const QueryNode& node, const QueryScope& scope);
  Result<Query> build_children(const QueryNode& node, const QueryScope& scope);
  bool is_keyword(const QueryNode& node) const;
  // A name of several words, and how many.
  struct Name {
    std::size_t words;
    Result<Query> query;
  };
  std::optional<Name> build_name_at(std::span<const QueryNode> children, const QueryScope& scope);
  Query build_range(const QueryNode& node);
  Result<Query> build_facet_value(const std::string& text, const Field& field);

  Analyzer& analyzer_;
  const StoredDocuments& documents_;
  const Lexicon& lexicon_;
  FacetValues& facet_values_;
  const Synonyms& synonyms_;
  FoundBy found_by_;
  const AnalyzedTree* analyzed_ = nullptr;  // being planned
  QueryPlan* plan_ = nullptr;               // being made
  std::optional<TextPlanner> texts_;        // of what is being planned
  bool is_relaxed_ = false;                 // as nothing matches all of it
};

// Documents of one of the years, or with a date, of a range.
Query range_query(const Field& field, const DateRange& range, const Xapian::Database& database);

}  // namespace musubi
