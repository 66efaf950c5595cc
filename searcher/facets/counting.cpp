#include "searcher/facets/counting.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>

#include "common/index/schema.h"

namespace musubi {

namespace {

std::vector<FacetCount> in_order(std::vector<FacetCount> counts) {
  std::stable_sort(counts.begin(), counts.end(),
                   [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
  return counts;
}

// A spy counts whole slots, which hold one combination of values each.
std::vector<FacetCount> counts_of(const Xapian::ValueCountMatchSpy& spy, const Field& field,
                                  const Filters& filters) {
  std::map<std::string, std::uint64_t> by_value;
  for (auto slot = spy.values_begin(); slot != spy.values_end(); ++slot) {
    for (std::string& value : split_values(*slot))
      by_value[std::move(value)] += slot.get_termfreq();
  }
  std::vector<FacetCount> counts;
  for (const auto& [value, count] : by_value) {
    counts.push_back({value, count, filters.is_chosen(field, value)});
  }
  return in_order(std::move(counts));
}

// One pass over the hits of `query` for all of `fields`.
void count(const Xapian::Database& database, const Query& query,
           const std::vector<const Field*>& fields, const Filters& filters,
           std::map<FieldId, std::vector<FacetCount>>& results) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query.to_xapian());
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  std::deque<Xapian::ValueCountMatchSpy> spies;  // cannot be moved
  for (const Field* field : fields) {
    spies.emplace_back(field->slot);
    enquire.add_matchspy(&spies.back());
  }
  enquire.get_mset(0, 0, database.get_doccount());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    results[fields[i]->id] = counts_of(spies[i], *fields[i], filters);
  }
}

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
    facets.push_back(
        {std::string(field.name), std::string(field.label), in_order(std::move(counts))});
  }
  return facets;
}

std::vector<FacetResult> count_facets(const Xapian::Database& database, const Query& query,
                                      const Filters& filters) {
  std::map<FieldId, std::vector<FacetCount>> results;
  std::vector<const Field*> without_filter;
  for (const Field& field : schema()) {
    if (!field.counted) continue;
    if (filters.has(field)) {
      count(database, filters.narrow(query, &field), {&field}, filters, results);
    } else {
      without_filter.push_back(&field);
    }
  }
  if (!without_filter.empty()) {
    count(database, filters.narrow(query), without_filter, filters, results);
  }
  std::vector<FacetResult> facets;
  for (const Field& field : schema()) {
    if (!field.counted) continue;
    facets.push_back(
        {std::string(field.name), std::string(field.label), std::move(results[field.id])});
  }
  return facets;
}

}  // namespace musubi
