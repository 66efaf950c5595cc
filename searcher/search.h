// search.h - from a request to an answer: the way of a query in one place.
//
//   query string -> query tree -> Xapian query -> hits, facets, snippets
//
// A Searcher keeps one generation open; it belongs to one thread.
#pragma once
#include <xapian.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/calendar/date_parser.h"
#include "common/index/bigram_statistics.h"
#include "common/index/schema.h"
#include "common/options/common_options.h"
#include "common/result.h"
#include "searcher/answer.h"
#include "searcher/date_order.h"
#include "searcher/facet_values.h"
#include "searcher/query/planner.h"

namespace musubi {

enum class FacetCounting { On, Off };
enum class Detail { Full, IdsOnly };  // of the hits: all there is to show, or id and score

struct SearchRequest {
  std::string query;
  // As typed; the values of one facet are alternatives, facets narrow each other.
  std::map<FieldId, std::vector<std::string>> facet_values;
  std::optional<DateRange> years;
  std::size_t limit = 10;
  std::size_t offset = 0;
  SortOrder sort = SortOrder::Relevance;
  FacetCounting facets = FacetCounting::On;
  Detail detail = Detail::Full;
};

class Searcher {
 public:
  // Opens dictionary and index.  An error says what to run.
  static Result<Searcher> open(const CommonOptions& options);

  // Fails on an unknown facet value, a query over its bounds or without a word
  // to search for, and on a damaged index.
  Result<Answer> search(const SearchRequest& request);

 private:
  Searcher(Dictionary dictionary, Xapian::Database database,
           std::optional<BigramStatistics> bigrams, Resources resources);

  Dictionary dictionary_;
  Analyzer analyzer_;
  Xapian::Database database_;
  std::optional<BigramStatistics> bigrams_;
  FacetValues facet_values_;
};

}  // namespace musubi
