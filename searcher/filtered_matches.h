// filtered_matches.h - what a query matches, with and without each of the filters.
#pragma once
#include <cstdint>
#include <vector>

#include "searcher/filters.h"
#include "searcher/match/matcher.h"

namespace musubi {

class FilteredMatches {
 public:
  FilteredMatches(const Matcher& matcher, const Query& query, const Filters& filters);

  // What passes every filter.
  const Matches& narrowed() const { return passed_.empty() ? matching_ : narrowed_; }

  // Calls `take` for each document that passes every filter but that of `field`.
  template <typename Take>
  void for_each_but_by(const Field& field, Take take) const {
    const Passed wanted = all_but(field);
    if (wanted == every_) {
      for (const Match& match : narrowed()) take(match.document);
      return;
    }
    for (std::size_t i = 0; i < passed_.size(); ++i) {
      if ((passed_[i] & wanted) == wanted) take(matching_[i].document);
    }
  }

 private:
  using Passed = std::uint8_t;  // a bit for each filter

  Passed all_but(const Field& field) const;

  Matches matching_;
  std::vector<const Field*> fields_;  // of the filters
  Passed every_ = 0;
  std::vector<Passed> passed_;  // by match; empty without filters
  Matches narrowed_;
};

}  // namespace musubi
