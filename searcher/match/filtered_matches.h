// filtered_matches.h - what a query matches, with and without each of the filters.
#pragma once
#include <cstdint>
#include <vector>

#include "common/index/lexicon.h"
#include "searcher/match/posting_lists.h"
#include "searcher/match/window.h"
#include "searcher/plan/filters.h"
#include "searcher/plan/query.h"
#include "searcher/ranking/best_matches.h"

namespace musubi {

// A set of documents takes a bit for each document of the index.
class FilteredMatches {
 public:
  // Of a query without a foreign part.  What passes every filter is offered to `best`.
  FilteredMatches(const Query& query, const Filters& filters, PostingLists& lists,
                  const Lexicon& lexicon, BestMatches& best);

  // What passes every filter.
  std::uint64_t total() const { return total_; }

  // Calls `take` for each document that passes every filter but that of `field`.
  template <typename Take>
  void for_each_but_by(const Field& field, Take take) const {
    for (std::uint32_t window = 0; window < matching_.size(); ++window) {
      if (matching_[window].empty()) continue;
      but_by(field, window).for_each([&](std::size_t place) { take(document_at(window, place)); });
    }
  }

 private:
  using Documents = std::vector<Places>;  // by window

  struct Passing {
    const Field* field;
    Documents documents;
  };

  Places but_by(const Field& field, std::uint32_t window) const;

  Documents matching_;
  std::vector<Passing> passing_;
  std::uint64_t total_ = 0;
};

}  // namespace musubi
