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

  // What passes every filter but that of `field`.
  Matches narrowed_but_by(const Field& field) const;

 private:
  Matches matching_;
  std::vector<const Field*> fields_;   // of the filters
  std::vector<std::uint32_t> passed_;  // by match: a bit for each filter; empty without filters
  Matches narrowed_;
};

}  // namespace musubi
