#include "searcher/request_filters.h"

#include <utility>

#include "common/index/schema.h"

namespace musubi {

Result<Filters> make_filters(const SearchRequest& request, SearchTools& tools) {
  FacetValues& facet_values = tools.facet_values;
  Filters filters;
  for (const Field& field : schema()) {
    const auto typed = request.facet_values.find(field.id);
    if (typed == request.facet_values.end() || typed->second.empty()) continue;
    auto filter = facet_filter(field, typed->second, facet_values);
    if (!filter) return tl::unexpected(filter.error());
    filters.add(std::move(*filter));
  }
  if (!request.regions.empty()) {
    auto filter = region_filter(request.regions, facet_values);
    if (!filter) return tl::unexpected(filter.error());
    filters.add(std::move(*filter));
  }
  if (request.facets == FacetCounting::On) {
    const auto areas = facet_values.areas();
    if (!areas) return tl::unexpected(areas.error());
    filters.group_by(*areas);
  }
  if (request.years) filters.add(date_filter(FieldId::Year, *request.years, tools.database));
  if (request.dates) filters.add(date_filter(FieldId::Date, *request.dates, tools.database));
  return filters;
}

}  // namespace musubi
