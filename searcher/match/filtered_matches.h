// filtered_matches.h - what a query matches, with and without each of the filters.
#pragma once
#include <cstdint>
#include <vector>

#include "searcher/match/best_matches.h"
#include "searcher/match/scorers.h"
#include "searcher/match/window.h"
#include "searcher/plan/filters.h"
#include "searcher/plan/query.h"

namespace musubi {

// Keeps sets of documents, each a bit for every document of the index.
class FilteredMatches {
 public:
  // What passes every filter is offered to `best`.
  FilteredMatches(const Query& query, const Filters& filters, const ScorerSources& sources,
                  BestMatches& best);

  // What passes every filter.
  std::uint64_t total() const { return total_; }

  // Calls `take` for each document that passes every filter.
  template <typename Take>
  void for_each(Take take) const {
    for_each_passing(nullptr, take);
  }

  // Calls `take` for each document that passes every filter but that of `field`.
  template <typename Take>
  void for_each_but_by(const Field& field, Take take) const {
    for_each_passing(&field, take);
  }

 private:
  using Documents = std::vector<Places>;  // by window

  struct Passing {
    const Field* field;
    Documents documents;
  };

  template <typename Take>
  void for_each_passing(const Field* but_by_this, Take take) const {
    for (std::uint32_t window = 0; window < matching_.size(); ++window) {
      if (matching_[window].empty()) continue;
      but_by(but_by_this, window).for_each([&](std::size_t place) {
        take(document_at(window, place));
      });
    }
  }

  // What passes every filter but that of `field`; with none, what passes every filter.
  Places but_by(const Field* field, std::uint32_t window) const;

  Documents matching_;
  std::vector<Passing> passing_;
  std::uint64_t total_ = 0;
};

}  // namespace musubi
