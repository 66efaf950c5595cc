#include "searcher/ask_ahead.h"

#include <deque>
#include <utility>
#include <vector>

#include "searcher/blame.h"
#include "searcher/hit_finder.h"
#include "searcher/plan/analyzed_tree.h"
#include "searcher/plan/speller.h"
#include "searcher/query/parser.h"
#include "searcher/ranking/page.h"

namespace musubi {

namespace {

// The questions, with what they refer to.
class Ahead {
 public:
  explicit Ahead(SearchTools& tools) : tools_(tools) {}

  // One that cannot be planned is left to whoever puts it again.
  void add(const QueryNode& tree, Strictness strictness, const Filters& filters,
           const MatchRequest& like) {
    auto plan = make_plan({tree, tools_.analyzer}, strictness, tools_);
    if (!plan) return;
    const Query& query = queries_.emplace_back(std::move(plan->query));
    const Filters& kept = filters_.emplace_back(filters);
    requests_.push_back({query, kept, like.order, like.count, like.facets});
  }

  // An error is told where the question is put again.
  void ask() { static_cast<void>(tools_.matcher->ask_ahead(requests_, tools_.lexicon)); }

 private:
  SearchTools& tools_;
  std::deque<Query> queries_;
  std::deque<Filters> filters_;
  std::vector<MatchRequest> requests_;
};

}  // namespace

void ask_ahead(const QueryNode& tree, const SearchRequest& request, const Filters& filters,
               SearchTools& tools) {
  if (!tools.matcher->is_far()) return;
  const PageRequest page = {request.limit, request.offset, request.sort};
  const Query nothing;
  const MatchRequest hits = {nothing, filters, request.sort, best_count(page), request.facets};
  const MatchRequest count = {nothing, filters, SortOrder::Relevance, 0};
  Ahead ahead(tools);
  ahead.add(tree, Strictness::ByLetters, filters, hits);
  if (names_field(tree)) ahead.add(without_fields(tree), Strictness::AsTyped, filters, hits);
  const auto corrected = corrected_query(request.query, tools.analyzer, tools.lexicon);
  if (corrected) {
    const auto meant = parse_query(corrected->query);
    if (meant) ahead.add(*meant, Strictness::AsTyped, filters, hits);
  }
  ahead.add(tree, Strictness::Relaxed, filters, hits);
  for (const auto& [part, narrowed] : counts_of_notes(tree, filters)) {
    ahead.add(*part, Strictness::AsTyped, narrowed, count);
  }
  ahead.ask();
}

}  // namespace musubi
