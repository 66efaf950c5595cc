#include "searcher/filtered_matches.h"

namespace musubi {

std::optional<FilteredMatches> FilteredMatches::of(const Xapian::Database& database,
                                                   const Query& query, const Filters& filters) {
  auto matching = matching_documents(database, query.to_xapian());
  if (!matching) return std::nullopt;
  FilteredMatches matches(std::move(*matching));
  for (const Filter& filter : filters.all()) {
    auto passing = matching_documents(database, filter.query.to_xapian());
    if (!passing) return std::nullopt;
    matches.filters_.push_back({filter.field, std::move(*passing)});
  }
  return matches;
}

DocumentSet FilteredMatches::narrowed(const Field* except) const {
  DocumentSet result = matching_;
  for (const Filtered& filter : filters_) {
    if (except == nullptr || filter.field->id != except->id) result.intersect(filter.passing);
  }
  return result;
}

}  // namespace musubi
