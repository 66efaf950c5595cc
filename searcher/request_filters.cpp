#include "searcher/request_filters.h"

#include <fmt/format.h>

#include <string_view>
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

// With the line of the configuration in front, where that says the value.
tl::unexpected<Error> refused(Error error, std::string_view option, const std::string& value,
                              const SearchRequest& request) {
  for (const ConfiguredValue& one : request.configured) {
    if (one.option != option || (one.value != value && !one.value.empty())) continue;
    return fail(fmt::format("{}: this key is wrong: {}", one.place, error.message), error.hint);
  }
  return tl::unexpected(std::move(error));
}

Result<Filter> filter_of(const Field& field, const std::vector<std::string>& typed,
                         const SearchRequest& request, SearchTools& tools) {
  // What a shard has that does not answer is not known.
  const bool are_all_here = tools.lost.empty();
  for (const std::string& value : typed) {
    const auto one = facet_filter(field, {value}, tools.facet_values);
    if (!one) return refused(one.error(), option_of(field), value, request);
    const auto known =
        are_all_here ? check_has_documents(*one, tools.facet_values) : Result<void>();
    if (!known) return refused(known.error(), option_of(field), value, request);
  }
  return facet_filter(field, typed, tools.facet_values);
}

Result<Filter> filter_of_regions(const SearchRequest& request, FacetValues& facet_values) {
  for (const std::string& region : request.regions) {
    const auto one = region_filter({region}, facet_values);
    if (!one) return refused(one.error(), "region", region, request);
  }
  return region_filter(request.regions, facet_values);
}

}  // namespace

Result<Filters> make_filters(const SearchRequest& request, SearchTools& tools) {
  FacetValues& facet_values = tools.facet_values;
  Filters filters;
  for (const Field& field : schema()) {
    const auto typed = request.facet_values.find(field.id);
    if (typed == request.facet_values.end() || typed->second.empty()) continue;
    auto filter = filter_of(field, typed->second, request, tools);
    if (!filter) return tl::unexpected(filter.error());
    filters.add(std::move(*filter));
  }
  if (!request.regions.empty()) {
    auto filter = filter_of_regions(request, facet_values);
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
