#include "searcher/facets/counting.h"

#include <algorithm>
#include <optional>

#include "common/index/schema.h"

namespace musubi {

namespace {

// Documents per value number; nothing where the column is damaged.
std::optional<std::vector<std::uint64_t>> count_values(const FacetColumn& column,
                                                       const Field& field,
                                                       const FilteredMatches& matches) {
  std::vector<std::uint32_t> by_combination(column.member_ends.size());
  bool sound = true;
  matches.for_each_but_by(field, [&](Xapian::docid document) {
    const std::uint32_t combination = column.combinations[document];
    if (combination < by_combination.size()) {
      ++by_combination[combination];
    } else {
      sound = false;
    }
  });
  std::vector<std::uint64_t> by_value(column.value_ends.size());
  for (std::size_t i = 0; i < by_combination.size(); ++i) {
    if (by_combination[i] == 0) continue;
    for (const std::uint32_t value : column.values_of(i)) {
      if (value >= by_value.size()) return std::nullopt;
      by_value[value] += by_combination[i];
    }
  }
  if (!sound) return std::nullopt;
  return by_value;
}

}  // namespace

std::vector<FacetCount> most_frequent_first(std::vector<FacetCount> counts) {
  std::stable_sort(counts.begin(), counts.end(),
                   [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
  return counts;
}

Result<std::vector<FacetResult>> count_facets(const FacetColumns& columns,
                                              const FilteredMatches& matches,
                                              const Filters& filters) {
  std::vector<FacetResult> facets;
  for (const Field& field : schema()) {
    const FacetColumn* column = columns.find(field);
    if (column == nullptr) continue;
    const auto by_value = count_values(*column, field, matches);
    if (!by_value) {
      return fail("the facets of the index are damaged",
                  "build the index anew with: indexer SOURCE…");
    }
    std::vector<FacetCount> counts;
    for (std::size_t number = 0; number < by_value->size(); ++number) {
      if ((*by_value)[number] == 0) continue;
      std::string value(column->value(number));
      const bool chosen = filters.is_chosen(field, value);
      counts.push_back({std::move(value), (*by_value)[number], chosen});
    }
    facets.push_back({std::string(field.name), std::string(field.label),
                      most_frequent_first(std::move(counts))});
  }
  return facets;
}

}  // namespace musubi
