#include "searcher/request_filters.h"

#include <utility>

#include "common/calendar/moment.h"
#include "common/index/schema.h"

namespace musubi {

namespace {

// The day alone where it is its first moment.
std::string since_text(std::uint64_t since) {
  const std::string moment = moment_text(since + 1);
  return moment.ends_with(" 00:00") ? day_text(since + 1) : moment;
}

}  // namespace

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
  if (!request.facets.empty()) {
    const auto areas = facet_values.areas();
    if (!areas) return tl::unexpected(areas.error());
    filters.group_by(*areas);
  }
  if (request.years) filters.add(date_filter(FieldId::Year, *request.years, tools.database));
  if (request.dates) filters.add(date_filter(FieldId::Date, *request.dates, tools.database));
  const bool asks_for_changes = request.since || request.sort == SortOrder::LatestChange;
  if (asks_for_changes && tools.columns.empty()) {
    return fail("remote shards do not tell when their documents came",
                "search without --since, and in another order");
  }
  if (request.since) {
    filters.add({&field(FieldId::Date),
                 {since_text(*request.since) + ".."},
                 Query::changed_after(*request.since),
                 "更新"});
  }
  return filters;
}

}  // namespace musubi
