// hit_finder.h - the hits of a request: its query planned and matched, in another way where it
// finds nothing as it was typed.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "common/result.h"
#include "searcher/match/matcher.h"
#include "searcher/plan/analyzed_tree.h"
#include "searcher/plan/filters.h"
#include "searcher/plan/planner.h"
#include "searcher/plan/query_plan.h"
#include "searcher/plan/speller.h"
#include "searcher/query/tree.h"
#include "searcher/ranking/ranking.h"
#include "searcher/request.h"
#include "searcher/search_tools.h"

namespace musubi {

// What was searched in the end, and what that matches.
struct Found {
  QueryPlan plan;
  std::vector<RankedHit> hits;  // of the page
  std::unique_ptr<MatchSet> matches;
  Strictness strictness = Strictness::AsTyped;
  std::optional<Correction> correction;  // searched instead, or to be offered
};

// Xapian's exceptions pass through.
class HitFinder {
 public:
  // What is found refers to all of them.
  HitFinder(SearchTools& tools, const SearchRequest& request, const Filters& filters)
      : tools_(tools), request_(request), filters_(filters) {}

  // `tree`: of the query, as typed.
  Result<Found> find(const QueryNode& tree);

 private:
  Result<Found> find_otherwise(const QueryNode& tree, const AnalyzedTree& typed, Found found);
  Result<std::optional<Found>> find_by_letters(const AnalyzedTree& tree);
  Result<std::vector<std::string>> fields_without_documents(const QueryNode& tree);
  Result<std::optional<Found>> find_without_fields(const QueryNode& tree);
  Result<std::optional<Found>> find_corrected();
  Result<std::optional<Correction>> other_compound(const AnalyzedTree& typed);
  Result<void> offer_correction(const AnalyzedTree& typed, Found& found);
  Result<std::optional<Found>> find_named(const AnalyzedTree& typed);
  Result<Found> run(const AnalyzedTree& tree, Strictness strictness);
  Result<Found> match(QueryPlan plan, const AnalyzedTree& tree, Strictness strictness);
  Result<QueryPlan> make_plan(const AnalyzedTree& tree, Strictness strictness);

  SearchTools& tools_;
  const SearchRequest& request_;
  const Filters& filters_;
};

Result<QueryPlan> make_plan(const AnalyzedTree& tree, Strictness strictness, SearchTools& tools);

// Of documents of the same content each or one; remote shards tell no contents, and each is
// counted.
enum class Counted { Documents, Contents };

// How many a query finds as it was typed.
Result<std::uint64_t> count_matches(const QueryNode& tree, const Filters& filters,
                                    SearchTools& tools, Counted counted = Counted::Documents);

}  // namespace musubi
