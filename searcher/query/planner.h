// planner.h - query tree to Xapian query.
//
// Third stage of a query: free text goes through the analyzer, field names
// through the schema table, names of places through the gazetteer.
#pragma once
#include <string>
#include <vector>

#include <xapian.h>

#include "common/analysis/analyzer.h"
#include "common/result.h"
#include "searcher/facet_values.h"
#include "searcher/query/tree.h"

namespace musubi {

// What is searched, and what is needed to judge and to show the hits.
struct QueryPlan {
  Xapian::Query all;   // every word must match
  Xapian::Query some;  // any word may match; for when `all` finds nothing
  bool is_sentence = false;        // free text with many words: `some` is the better query
  std::vector<std::string> terms;  // of the words looked for (not those under NOT)
};

class Planner {
 public:
  Planner(Analyzer& analyzer, const Xapian::Database& database, FacetValues& facet_values)
      : analyzer_(analyzer), database_(database), facet_values_(facet_values) {}

  // Fails where a field is given a value that it cannot have, or nothing that
  // could be searched for is left.
  Result<QueryPlan> plan(const QueryNode& tree);

 private:
  enum class Mode { All, Some };

  struct Scope {
    const Field* field = nullptr;  // nullptr: the whole document
    Mode mode = Mode::All;
    bool negated = false;
  };

  Result<Xapian::Query> build(const QueryNode& node, const Scope& scope);
  Result<Xapian::Query> build_children(const QueryNode& node, const Scope& scope);
  Xapian::Query build_words(const std::string& text, const Scope& scope);
  Xapian::Query build_phrase(const std::string& text, const Scope& scope);
  Xapian::Query build_prefix(const std::string& text, const Scope& scope);
  Xapian::Query build_range(const QueryNode& node);
  Result<Xapian::Query> build_facet_value(const std::string& text, const Field& field);

  Analyzer& analyzer_;
  const Xapian::Database& database_;
  FacetValues& facet_values_;
  QueryPlan* plan_ = nullptr;  // being made
};

// Documents of one of the years, or with a date, of a range.
Xapian::Query range_query(const Field& field, const DateRange& range,
                          const Xapian::Database& database);

}  // namespace musubi
