#include "searcher/remote/remote_matcher.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/index/schema.h"
#include "common/index/sort_keys.h"
#include "searcher/match/bm25.h"
#include "searcher/remote/facet_spies.h"
#include "searcher/remote/phrase_documents.h"
#include "searcher/remote/xapian_query.h"

namespace musubi {

namespace {

class RemoteMatchSet : public MatchSet {
 public:
  RemoteMatchSet(const Xapian::Database& database, Query query, const Filters& filters,
                 std::uint64_t total, Matches best)
      : database_(database),
        query_(std::move(query)),
        filters_(filters),
        total_(total),
        best_(std::move(best)) {}

  std::uint64_t total() const override { return total_; }
  const Matches& best() const override { return best_; }
  Result<std::vector<FacetResult>> count_facets() const override {
    return count_by_spies(database_, query_, filters_);
  }

 private:
  const Xapian::Database& database_;
  Query query_;
  const Filters& filters_;
  std::uint64_t total_;
  Matches best_;
};

double score_of(const Xapian::MSetIterator& match) {
  return rounded_score(match.get_weight());
}

// The first `count` of them, or all.
Matches matches_of(const Xapian::MSet& found, Xapian::doccount count) {
  Matches matches;
  const Xapian::doccount end = std::min(count, found.size());
  matches.reserve(end);
  for (Xapian::doccount i = 0; i < end; ++i) matches.push_back({*found[i], score_of(found[i])});
  return matches;
}

// Empty for a damaged document.
std::string stored_id_key(Xapian::docid number, const StoredDocuments& documents) {
  const auto stored = documents.read(number);
  return stored ? id_sort_key(stored->id) : std::string();
}

// A remote shard sends no values with its matches.
void sort_by_stored_id(std::span<Match> matches, const StoredDocuments& documents) {
  std::vector<std::pair<std::string, Match>> keyed;
  for (const Match& match : matches) {
    keyed.emplace_back(stored_id_key(match.document, documents), match);
  }
  std::sort(keyed.begin(), keyed.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < matches.size(); ++i) matches[i] = keyed[i].second;
}

// Xapian does not round: what it has in order by scores may be equal.
void sort_equals_by_id(Matches& matches, const StoredDocuments& documents) {
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.score > b.score; });
  for (auto first = matches.begin(); first != matches.end();) {
    const auto last = std::find_if(first, matches.end(),
                                   [&](const Match& match) { return match.score != first->score; });
    if (last - first > 1) sort_by_stored_id({first, last}, documents);
    first = last;
  }
}

}  // namespace

// Of all that match, so that the total is exact.
Xapian::MSet RemoteMatcher::first_of_all(Xapian::Enquire& enquire, Xapian::doccount count) const {
  const Xapian::doccount all = database_.get_doccount();
  return enquire.get_mset(0, ask_for_ == AskFor::Everything ? all : count, all);
}

// The best `count` and at least one more, if there is any.  Which of several equal hits come
// last among them is decided by their ids, at the cost of a second search.
Xapian::MSet RemoteMatcher::best_by_score(Xapian::Enquire& enquire, Xapian::doccount count) const {
  Xapian::MSet found = first_of_all(enquire, count + 1);
  if (count == 0 || found.size() <= count) return found;
  if (score_of(found[count - 1]) != score_of(found[count])) return found;
  enquire.set_sort_by_relevance_then_value(field(FieldId::Id).slot, false);
  return first_of_all(enquire, count);
}

Result<std::unique_ptr<MatchSet>> RemoteMatcher::match(const MatchRequest& request,
                                                       const Lexicon&) try {
  auto query = with_phrases_found(request.query, documents_);
  if (!query) return tl::unexpected(query.error());
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(xapian_bm25());
  enquire.set_query(to_xapian(request.filters.narrow(*query)));
  const auto count = static_cast<Xapian::doccount>(request.count);
  const bool is_by_score = request.order == SortOrder::Relevance;
  if (!is_by_score) {
    const bool is_oldest_first = request.order == SortOrder::OldestFirst;
    enquire.set_sort_by_value_then_relevance(
        is_oldest_first ? field(FieldId::Date).slot : kNewestFirstSlot, false);
  }
  const Xapian::MSet found =
      is_by_score ? best_by_score(enquire, count) : first_of_all(enquire, count);
  Matches best = matches_of(found, count + 1);
  if (is_by_score) sort_equals_by_id(best, documents_);
  if (best.size() > count) best.resize(count);
  return std::make_unique<RemoteMatchSet>(database_, std::move(*query), request.filters,
                                          found.get_matches_estimated(), std::move(best));
} catch (const Xapian::WildcardError&) {
  return fail("too many words begin so for a remote shard to look for them all",
              "type more letters before the asterisk");
}

}  // namespace musubi
