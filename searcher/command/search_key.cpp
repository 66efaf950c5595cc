#include "searcher/command/search_key.h"

#include <fmt/format.h>

#include <optional>

#include "common/text/json.h"

namespace musubi {

namespace {

std::string text_of(const std::optional<DateRange>& range) {
  return range ? fmt::format("{}..{}", to_string(range->first), to_string(range->last)) : "";
}

}  // namespace

std::string search_key(const SearchRequest& request) {
  JsonValue key = {{"query", request.query}, {"like", request.like.value_or("")}};
  for (const auto& [id, values] : request.facet_values) {
    if (!values.empty()) key[std::string(field(id).name)] = values;
  }
  if (!request.regions.empty()) key["region"] = request.regions;
  key["years"] = text_of(request.years);
  key["dates"] = text_of(request.dates);
  return json_line(key);
}

}  // namespace musubi
