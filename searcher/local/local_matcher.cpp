#include "searcher/local/local_matcher.h"

#include <optional>
#include <utility>
#include <vector>

#include "searcher/facets/counting.h"
#include "searcher/match/best_matches.h"
#include "searcher/match/filtered_matches.h"

namespace musubi {

namespace {

class LocalMatchSet : public MatchSet {
 public:
  LocalMatchSet(FilteredMatches matches, Matches best, const LocalShard& shard,
                const MatchRequest& request)
      : matches_(std::move(matches)),
        best_(std::move(best)),
        shard_(shard),
        filters_(request.filters),
        facets_(request.facets) {}

  std::uint64_t total() const override { return matches_.total(); }
  bool for_each_content(const TakeContent& take) const override {
    const RankingColumns::Keys contents = shard_.ranking.contents();
    matches_.for_each([&](Xapian::docid document) { take(document, contents[document]); });
    return true;
  }
  const Matches& best() const override { return best_; }
  Result<std::vector<FacetResult>> count_facets() const override {
    return musubi::count_facets(shard_.facets, matches_, filters_, facets_);
  }

 private:
  FilteredMatches matches_;
  Matches best_;
  const LocalShard& shard_;
  const Filters& filters_;
  std::set<FieldId> facets_;
};

}  // namespace

LocalMatcher::LocalMatcher(LocalShard shard, double average_length, std::size_t max_cached_bytes)
    : shard_(std::move(shard)),
      lists_(shard_.database(), shard_.ranking, average_length, max_cached_bytes) {}

Result<std::unique_ptr<MatchSet>> LocalMatcher::match(const MatchRequest& request,
                                                      const Lexicon& lexicon) {
  ScratchPool pool;
  const RankingColumns& ranking = shard_.ranking;
  BestMatches best(request.count, request.order,
                   {ranking.id_ranks(), ranking.dates(), ranking.changed(),
                    request.is_each_content_once ? ranking.contents() : RankingColumns::Keys()});
  FilteredMatches matches(
      request.query, request.filters,
      {shard_.documents, lists_, lexicon, ranking.dates(), shard_.letters, pool, ranking.changed()},
      best);
  return std::make_unique<LocalMatchSet>(std::move(matches), best.in_order(), shard_, request);
}

}  // namespace musubi
