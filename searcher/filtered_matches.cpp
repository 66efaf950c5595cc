#include "searcher/filtered_matches.h"

namespace musubi {

FilteredMatches::FilteredMatches(const Matcher& matcher, const Query& query, const Filters& filters)
    : matching_(matcher.match(query)) {
  if (filters.empty()) return;
  passed_.resize(matching_.size());
  for (const Filter& filter : filters.all()) {
    const auto bit = static_cast<Passed>(1U << fields_.size());
    fields_.push_back(filter.field);
    every_ |= bit;
    auto at = matching_.begin();
    for (const Match& passing : matcher.match_among(matching_, filter.query)) {
      at = first_from(at, matching_.end(), passing.document);
      passed_[static_cast<std::size_t>(at - matching_.begin())] |= bit;
    }
  }
  for (std::size_t i = 0; i < matching_.size(); ++i) {
    if (passed_[i] == every_) narrowed_.push_back(matching_[i]);
  }
}

FilteredMatches::Passed FilteredMatches::all_but(const Field& field) const {
  unsigned bits = 0;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i]->id != field.id) bits |= 1U << i;
  }
  return static_cast<Passed>(bits);
}

}  // namespace musubi
