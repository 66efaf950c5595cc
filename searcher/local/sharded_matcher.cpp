#include "searcher/local/sharded_matcher.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "searcher/facets/counting.h"
#include "searcher/match/best_matches.h"

namespace musubi {

namespace {

using MatchSets = std::vector<std::unique_ptr<MatchSet>>;

// As Xapian numbers the documents of several databases that are searched as one.
Xapian::docid number_in_whole(Xapian::docid document, std::size_t shard, std::size_t shards) {
  return static_cast<Xapian::docid>((document - 1) * shards + shard + 1);
}

// The best of one shard, the first of which stands to be taken.
class Candidates {
 public:
  Candidates(const Matches& best, const LocalShard& shard, SortOrder order)
      : best_(best), shard_(shard), order_(order) {}

  bool is_empty() const { return next_ == best_.size(); }
  const Match& first() const { return best_[next_]; }
  void drop_first() {
    ++next_;
    id_key_.reset();
  }

  // Equal ones by their ids, whose keys are read only where they decide.
  bool is_before(Candidates& other) {
    if (order_ == SortOrder::Relevance) {
      if (first().score != other.first().score) return first().score > other.first().score;
    } else if (place() != other.place()) {
      return place() < other.place();
    }
    return id_key() < other.id_key();
  }

 private:
  std::uint64_t place() const {
    const RankingColumns& columns = shard_.ranking;
    return place_in(order_, {columns.id_ranks(), columns.dates(), columns.changed()},
                    first().document);
  }
  const std::string& id_key() {
    if (!id_key_) {
      id_key_ = shard_.database()
                    .get_document(first().document, Xapian::DOC_ASSUME_VALID)
                    .get_value(field(FieldId::Id).slot);
    }
    return *id_key_;
  }

  const Matches& best_;
  const LocalShard& shard_;
  SortOrder order_;
  std::size_t next_ = 0;
  std::optional<std::string> id_key_;  // of the first
};

Matches merged(const MatchSets& sets, const std::vector<LocalShard>& shards,
               const MatchRequest& request) {
  std::vector<Candidates> candidates;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    candidates.emplace_back(sets[i]->best(), shards[i], request.order);
  }
  Matches best;
  std::unordered_set<std::uint64_t> contents;
  while (best.size() < request.count) {
    Candidates* next = nullptr;
    for (Candidates& each : candidates) {
      if (!each.is_empty() && (next == nullptr || each.is_before(*next))) next = &each;
    }
    if (next == nullptr) break;
    const auto shard = static_cast<std::size_t>(next - candidates.data());
    const Xapian::docid document = next->first().document;
    const bool is_wanted = !request.is_each_content_once ||
                           contents.insert(shards[shard].ranking.contents()[document]).second;
    if (is_wanted) {
      best.push_back({number_in_whole(document, shard, sets.size()), next->first().score});
    }
    next->drop_first();
  }
  return best;
}

// The counts of several shards, facet by facet, values by count and then by value.
std::vector<FacetResult> added_up(std::vector<std::vector<FacetResult>> shards) {
  std::vector<FacetResult> sums;
  for (std::size_t facet = 0; facet < shards.front().size(); ++facet) {
    std::map<std::string, FacetCount> by_value;
    for (std::vector<FacetResult>& counted : shards) {
      for (FacetCount& one : counted[facet].counts) {
        const auto [known, is_new] = by_value.try_emplace(one.value, one);
        if (!is_new) known->second.count += one.count;
      }
    }
    std::vector<FacetCount> counts;
    for (auto& [value, count] : by_value) counts.push_back(std::move(count));
    FacetResult& sum = sums.emplace_back(std::move(shards.front()[facet]));
    sum.counts = most_frequent_first(std::move(counts));
  }
  return sums;
}

class ShardedMatchSet : public MatchSet {
 public:
  ShardedMatchSet(MatchSets sets, Matches best, ShardThreads& threads)
      : sets_(std::move(sets)), best_(std::move(best)), threads_(threads) {}

  std::uint64_t total() const override {
    std::uint64_t total = 0;
    for (const auto& set : sets_) total += set->total();
    return total;
  }
  bool for_each_content(const TakeContent& take) const override {
    for (std::size_t shard = 0; shard < sets_.size(); ++shard) {
      sets_[shard]->for_each_content([&](Xapian::docid document, std::uint64_t content) {
        take(number_in_whole(document, shard, sets_.size()), content);
      });
    }
    return true;
  }
  const Matches& best() const override { return best_; }
  Result<std::vector<FacetResult>> count_facets() const override {
    std::vector<std::vector<FacetResult>> counted(sets_.size());
    const auto done = threads_.run([&](std::size_t shard) -> Result<void> {
      auto facets = sets_[shard]->count_facets();
      if (!facets) return tl::unexpected(facets.error());
      counted[shard] = std::move(*facets);
      return {};
    });
    if (!done) return tl::unexpected(done.error());
    return added_up(std::move(counted));
  }

 private:
  MatchSets sets_;
  Matches best_;
  ShardThreads& threads_;
};

}  // namespace

ShardedMatcher::ShardedMatcher(std::vector<LocalShard> shards, double average_length)
    : shards_(std::move(shards)), threads_(shards_.size()) {
  matchers_.reserve(shards_.size());
  for (const LocalShard& shard : shards_) {
    matchers_.emplace_back(shard, average_length, kMaxCachedBytes / shards_.size());
  }
}

Result<std::unique_ptr<MatchSet>> ShardedMatcher::match(const MatchRequest& request,
                                                        const Lexicon& lexicon) {
  MatchSets sets(shards_.size());
  const auto done = threads_.run([&](std::size_t shard) -> Result<void> {
    auto matched = matchers_[shard].match(request, lexicon);
    if (!matched) return tl::unexpected(matched.error());
    sets[shard] = std::move(*matched);
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  Matches best = merged(sets, shards_, request);
  return std::make_unique<ShardedMatchSet>(std::move(sets), std::move(best), threads_);
}

}  // namespace musubi
