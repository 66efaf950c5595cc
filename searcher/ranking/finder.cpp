#include "searcher/ranking/finder.h"

#include <algorithm>

#include "common/index/schema.h"
#include "searcher/match/bm25.h"

namespace musubi {

namespace {

double score_of(const Xapian::MSetIterator& match) {
  return rounded_score(match.get_weight());
}

RankedHit by_words(Xapian::docid document, double score) {
  return {document, score, score, {}, {}};
}

std::vector<RankedHit> by_words(const Xapian::MSet& found) {
  std::vector<RankedHit> hits;
  hits.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match) {
    hits.push_back(by_words(*match, score_of(match)));
  }
  return hits;
}

void cut(std::vector<RankedHit>& hits, const PageRequest& request) {
  const auto begin = std::min(request.offset, hits.size());
  const auto end = begin + std::min(request.limit, hits.size() - begin);
  hits.erase(hits.begin() + static_cast<std::ptrdiff_t>(end), hits.end());
  hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(begin));
}

}  // namespace

Finder::Finder(const Xapian::Database& database, const RankingColumns* columns,
               const PageRequest& request, ClosenessJudge& judge)
    : database_(database), columns_(columns), request_(request), judge_(judge), enquire_(database) {
  enquire_.set_weighting_scheme(xapian_bm25());
}

// All that match are looked at, so that the total is exact.
Xapian::MSet Finder::found_at(Xapian::doccount offset, Xapian::doccount count) {
  return enquire_.get_mset(offset, count, database_.get_doccount());
}

// The best `count` and at most one more.  Which of several equal hits come last among
// them is decided by their ids, at the cost of a second search.
Xapian::MSet Finder::best(Xapian::doccount count) {
  Xapian::MSet found = found_at(0, count + 1);
  const bool is_cut_between_equals =
      found.size() > count && score_of(found[count - 1]) == score_of(found[count]);
  if (!is_cut_between_equals) return found;
  enquire_.set_sort_by_relevance_then_value(field(FieldId::Id).slot, false);
  return found_at(0, count);
}

Result<Page> Finder::find(const Query& query) {
  enquire_.set_query(query.to_xapian());
  const auto offset = static_cast<Xapian::doccount>(request_.offset);
  const auto limit = static_cast<Xapian::doccount>(request_.limit);
  if (request_.sort != SortOrder::Relevance || offset >= kReadAgain) {
    switch (request_.sort) {
      case SortOrder::Relevance:
        enquire_.set_sort_by_relevance_then_value(field(FieldId::Id).slot, false);
        break;
      case SortOrder::OldestFirst:
        enquire_.set_sort_by_value_then_relevance(field(FieldId::Date).slot, false);
        break;
      case SortOrder::NewestFirst:
        enquire_.set_sort_by_value_then_relevance(kNewestFirstSlot, false);
        break;
    }
    const Xapian::MSet found = found_at(offset, limit);
    return Page{found.get_matches_estimated(), by_words(found)};
  }
  const Xapian::MSet found = best(std::max(offset + limit, kReadAgain));
  return read_again(by_words(found), found.get_matches_estimated());
}

bool Finder::reads_again() const {
  return request_.offset < kReadAgain;
}

std::size_t Finder::best_count() const {
  const std::size_t last = request_.offset + request_.limit;
  return reads_again() ? std::max<std::size_t>(last, kReadAgain) : last;
}

Result<Page> Finder::page_of(const BestMatches& best, std::uint64_t total) {
  std::vector<RankedHit> hits;
  for (const Match& match : best.in_order()) hits.push_back(by_words(match.document, match.score));
  if (reads_again()) return read_again(std::move(hits), total);
  cut(hits, request_);
  return Page{total, std::move(hits)};
}

// Every page of the part that is read again ranks the same documents.
Result<Page> Finder::read_again(std::vector<RankedHit> hits, std::uint64_t total) {
  auto ranked = rank_again(std::move(hits), request_.offset + request_.limit, database_,
                           {database_, columns_}, judge_);
  if (!ranked) return tl::unexpected(ranked.error());
  cut(*ranked, request_);
  return Page{total, std::move(*ranked)};
}

}  // namespace musubi
