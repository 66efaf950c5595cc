#include "searcher/ranking/finder.h"

#include <algorithm>

#include "common/index/schema.h"

namespace musubi {

Finder::Finder(const Xapian::Database& database, const PageRequest& request, ClosenessJudge& judge)
    : database_(database), request_(request), judge_(judge), enquire_(database) {
  enquire_.set_weighting_scheme(first_stage());
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
  // Every page of the part that is read again ranks the same documents.
  const Xapian::MSet found = best(std::max(offset + limit, kReadAgain));
  auto hits = rank_again(by_words(found), request_.offset + request_.limit, database_, judge_);
  if (!hits) return tl::unexpected(hits.error());
  const auto begin = std::min<std::size_t>(offset, hits->size());
  const auto end = std::min<std::size_t>(begin + limit, hits->size());
  hits->erase(hits->begin() + static_cast<std::ptrdiff_t>(end), hits->end());
  hits->erase(hits->begin(), hits->begin() + static_cast<std::ptrdiff_t>(begin));
  return Page{found.get_matches_estimated(), std::move(*hits)};
}

}  // namespace musubi
