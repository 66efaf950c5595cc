#include "searcher/facets/counting.h"

#include <algorithm>
#include <map>
#include <optional>

#include "common/index/schema.h"

namespace musubi {

namespace {

// Documents per combination of values; nothing where the column is damaged.
std::optional<std::vector<std::uint64_t>> count_combinations(const FacetColumn& column,
                                                             const Field& field,
                                                             const FilteredMatches& matches) {
  std::vector<std::uint64_t> by_combination(column.member_ends.size());
  bool sound = true;
  matches.for_each_but_by(field, [&](Xapian::docid document) {
    const std::uint32_t combination = column.combinations[document];
    if (combination < by_combination.size()) {
      ++by_combination[combination];
    } else {
      sound = false;
    }
  });
  if (!sound) return std::nullopt;
  return by_combination;
}

std::optional<std::vector<std::uint64_t>> count_values(
    const FacetColumn& column, const std::vector<std::uint64_t>& by_combination) {
  std::vector<std::uint64_t> by_value(column.value_ends.size());
  for (std::size_t i = 0; i < by_combination.size(); ++i) {
    if (by_combination[i] == 0) continue;
    for (const std::uint32_t value : column.values_of(i)) {
      if (value >= by_value.size()) return std::nullopt;
      by_value[value] += by_combination[i];
    }
  }
  return by_value;
}

// Documents per area, each counted once however many of its prefectures it has.
FacetResult count_group(const FacetGroup& group, const FacetColumn& column,
                        const std::vector<std::uint64_t>& by_combination, const Areas& areas) {
  std::map<std::string, std::uint64_t> by_area;
  for (std::size_t i = 0; i < by_combination.size(); ++i) {
    if (by_combination[i] == 0) continue;
    std::vector<std::string> values;
    for (const std::uint32_t value : column.values_of(i)) values.emplace_back(column.value(value));
    for (const Area* area : areas_of(values, group.members, areas)) {
      by_area[area->name] += by_combination[i];
    }
  }
  FacetResult result{std::string(group.name), std::string(group.label), {}, true};
  for (const auto& [name, count] : by_area) result.counts.push_back({name, count, false});
  result.counts = most_frequent_first(std::move(result.counts));
  return result;
}

}  // namespace

std::vector<const Area*> areas_of(const std::vector<std::string>& values, Area::Of members,
                                  const Areas& areas) {
  std::vector<const Area*> found;
  for (const std::string& value : values) {
    const Area* area = areas.of_member(value, members);
    if (area != nullptr && std::find(found.begin(), found.end(), area) == found.end()) {
      found.push_back(area);
    }
  }
  return found;
}

std::vector<FacetCount> most_frequent_first(std::vector<FacetCount> counts) {
  std::stable_sort(counts.begin(), counts.end(),
                   [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
  return counts;
}

Result<std::vector<FacetResult>> count_facets(const FacetColumns& columns,
                                              const FilteredMatches& matches,
                                              const Filters& filters,
                                              const std::set<FieldId>& wanted) {
  const auto damaged =
      fail("the facets of the index are damaged", "build the index anew with: indexer SOURCE…");
  std::vector<FacetResult> facets, groups;
  for (const Field& field : schema()) {
    const FacetColumn* column = columns.find(field);
    if (column == nullptr || !wanted.contains(field.id)) continue;
    const auto by_combination = count_combinations(*column, field, matches);
    if (!by_combination) return damaged;
    const auto by_value = count_values(*column, *by_combination);
    if (!by_value) return damaged;
    std::vector<FacetCount> counts;
    for (std::size_t number = 0; number < by_value->size(); ++number) {
      if ((*by_value)[number] == 0) continue;
      std::string value(column->value(number));
      const bool chosen = filters.is_chosen(field, value);
      counts.push_back({std::move(value), (*by_value)[number], chosen});
    }
    facets.push_back({std::string(field.name), std::string(field.label),
                      most_frequent_first(std::move(counts))});
    for (const FacetGroup& group : kFacetGroups) {
      if (filters.areas() == nullptr || group.of != field.id) continue;
      groups.push_back(count_group(group, *column, *by_combination, *filters.areas()));
    }
  }
  facets.insert(facets.end(), groups.begin(), groups.end());
  return facets;
}

}  // namespace musubi
