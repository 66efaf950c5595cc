#include "searcher/plan/filters.h"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/plan/planner.h"

namespace musubi {

bool Filters::has(const Field& field) const {
  return std::any_of(filters_.begin(), filters_.end(),
                     [&](const Filter& filter) { return filter.field->id == field.id; });
}

bool Filters::is_chosen(const Field& field, const std::string& value) const {
  return std::any_of(filters_.begin(), filters_.end(), [&](const Filter& filter) {
    return filter.field->id == field.id &&
           std::find(filter.values.begin(), filter.values.end(), value) != filter.values.end();
  });
}

Query Filters::narrow(const Query& query, const Field* except) const {
  Query result = query;
  for (const Filter& filter : filters_) {
    if (except != nullptr && filter.field->id == except->id) continue;
    result = Query(Query::Kind::Filter, result, filter.query);
  }
  return result;
}

Result<Filter> facet_filter(const Field& field, const std::vector<std::string>& typed,
                            FacetValues& facet_values) {
  Filter filter{&field, {}, {}};
  std::vector<Query> values;
  for (const std::string& one : typed) {
    auto value = facet_values.resolve(field, one);
    if (!value) return tl::unexpected(value.error());
    values.emplace_back(value_term(field, *value));
    filter.values.push_back(std::move(*value));
  }
  filter.query = Query(Query::Kind::Or, values);
  return filter;
}

Filter year_filter(const DateRange& years, const Xapian::Database& database) {
  const Field& year = field(FieldId::Year);
  const auto shown = [](const Date& date) { return date.year == 0 ? "" : to_string(date); };
  const std::string label = years.first == years.last
                                ? to_string(years.first)
                                : fmt::format("{}..{}", shown(years.first), shown(years.last));
  return {&year, {label}, range_query(year, years, database)};
}

}  // namespace musubi
