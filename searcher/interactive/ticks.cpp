#include "searcher/interactive/ticks.h"

#include <algorithm>

namespace musubi {

namespace {

FacetResult& facet_of(const Field& field, Answer& answer) {
  const auto is = [&field](const FacetResult& one) { return one.name == field.name; };
  const auto found = std::find_if(answer.facets.begin(), answer.facets.end(), is);
  if (found != answer.facets.end()) return *found;
  return answer.facets.emplace_back(
      FacetResult{std::string(field.name), std::string(field.label), {}, false});
}

}  // namespace

void add_ticked(Answer& answer) {
  for (const auto& [label, value] : answer.filters) {
    const Field* field = find_field(label);
    if (field == nullptr || field->type != FieldType::Facet) continue;
    FacetResult& facet = facet_of(*field, answer);
    const auto is = [&value = value](const FacetCount& one) { return one.value == value; };
    if (std::any_of(facet.counts.begin(), facet.counts.end(), is)) continue;
    // 東北, アジア: not counted as a value; all that is found passes the only one of its facet.
    const auto of_facet = [&label = label](const auto& one) { return one.first == label; };
    const auto values = std::count_if(answer.filters.begin(), answer.filters.end(), of_facet);
    const std::uint64_t all = answer.total + answer.copies.value_or(0);
    facet.counts.insert(facet.counts.begin(), {value, values == 1 ? all : 0, true});
  }
}

void toggle(const FacetResult& facet, const FacetCount& value, SearchRequest& request) {
  const Field* field = find_field(facet.name);
  if (field == nullptr) return;
  // A year that is ticked takes the place of the years from one to another.
  if (field->id == FieldId::Year) request.years.reset();
  std::vector<std::string>& ticked = request.facet_values[field->id];
  const auto found = std::find(ticked.begin(), ticked.end(), value.value);
  if (found != ticked.end()) {
    ticked.erase(found);
  } else if (!value.chosen) {
    ticked.push_back(value.value);
  } else {
    // It was typed by another name: USA, or as a region.
    ticked.clear();
    if (field->id == FieldId::Prefecture) request.regions.clear();
    for (const FacetCount& one : facet.counts) {
      if (one.chosen && one.value != value.value) ticked.push_back(one.value);
    }
  }
}

void clear_filters(SearchRequest& request) {
  request.facet_values.clear();
  request.regions.clear();
  request.years.reset();
  request.dates.reset();
  request.since.reset();
  request.like.reset();
}

}  // namespace musubi
