#include "searcher/filtered_matches.h"

namespace musubi {

FilteredMatches::FilteredMatches(const Matcher& matcher, const Query& query, const Filters& filters)
    : matching_(matcher.match(query)) {
  if (filters.empty()) return;
  passed_.resize(matching_.size());
  std::uint32_t every = 0;
  for (const Filter& filter : filters.all()) {
    const std::uint32_t bit = 1U << fields_.size();
    fields_.push_back(filter.field);
    every |= bit;
    std::size_t at = 0;
    for (const Match& passing : matcher.match_among(matching_, filter.query)) {
      while (matching_[at].document < passing.document) ++at;
      passed_[at] |= bit;
    }
  }
  for (std::size_t i = 0; i < matching_.size(); ++i) {
    if (passed_[i] == every) narrowed_.push_back(matching_[i]);
  }
}

Matches FilteredMatches::narrowed_but_by(const Field& field) const {
  std::uint32_t wanted = 0;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i]->id != field.id) wanted |= 1U << i;
  }
  Matches narrowed;
  for (std::size_t i = 0; i < passed_.size(); ++i) {
    if ((passed_[i] & wanted) == wanted) narrowed.push_back(matching_[i]);
  }
  return narrowed;
}

}  // namespace musubi
