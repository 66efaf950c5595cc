#include "searcher/match/local_matcher.h"

#include <utility>

#include "searcher/facets/counting.h"
#include "searcher/match/best_matches.h"
#include "searcher/match/filtered_matches.h"

namespace musubi {

namespace {

class LocalMatchSet : public MatchSet {
 public:
  LocalMatchSet(FilteredMatches matches, Matches best, const FacetColumns& facets,
                const Filters& filters)
      : matches_(std::move(matches)), best_(std::move(best)), facets_(facets), filters_(filters) {}

  std::uint64_t total() const override { return matches_.total(); }
  const Matches& best() const override { return best_; }
  Result<std::vector<FacetResult>> count_facets() const override {
    return musubi::count_facets(facets_, matches_, filters_);
  }

 private:
  FilteredMatches matches_;
  Matches best_;
  const FacetColumns& facets_;
  const Filters& filters_;
};

}  // namespace

LocalMatcher::LocalMatcher(const Xapian::Database& database, RankingColumns ranking,
                           FacetColumns facets, double average_length)
    : database_(database),
      ranking_(std::move(ranking)),
      facets_(std::move(facets)),
      lists_(database, ranking_, average_length) {}

Result<std::unique_ptr<MatchSet>> LocalMatcher::match(const MatchRequest& request,
                                                      const Lexicon& lexicon) {
  ScratchPool pool;
  BestMatches best(request.count, request.order, {ranking_.id_ranks(), ranking_.dates()});
  FilteredMatches matches(request.query, request.filters,
                          {database_, lists_, lexicon, ranking_.dates(), pool}, best);
  return std::make_unique<LocalMatchSet>(std::move(matches), best.in_order(), facets_,
                                         request.filters);
}

}  // namespace musubi
