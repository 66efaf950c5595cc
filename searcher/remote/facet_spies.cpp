#include "searcher/remote/facet_spies.h"

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

#include "searcher/facets/counting.h"

namespace musubi {

namespace {

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
  return most_frequent_first(std::move(counts));
}

// Documents per area, from the combinations of the field that the group is of.
FacetResult group_counts(const FacetGroup& group, const Xapian::ValueCountMatchSpy& spy,
                         const Filters& filters) {
  std::map<std::string, std::uint64_t> by_area;
  for (auto slot = spy.values_begin(); slot != spy.values_end(); ++slot) {
    for (const Area* area : areas_of(split_values(*slot), group.members, *filters.areas())) {
      by_area[area->name] += slot.get_termfreq();
    }
  }
  FacetResult result{std::string(group.name), std::string(group.label), {}, true};
  for (const auto& [name, count] : by_area) result.counts.push_back({name, count, false});
  result.counts = most_frequent_first(std::move(result.counts));
  return result;
}

}  // namespace

FacetSpies::FacetSpies(const std::vector<const Field*>& fields) {
  for (const Field* field : fields) {
    spies_.emplace(std::piecewise_construct, std::tuple(field->id),
                   std::tuple(Xapian::valueno{field->slot}));
  }
}

void FacetSpies::watch(Xapian::Enquire& enquire) {
  for (auto& [field, spy] : spies_) enquire.add_matchspy(&spy);
}

const Xapian::ValueCountMatchSpy* FacetSpies::of(const Field& field) const {
  const auto spy = spies_.find(field.id);
  return spy == spies_.end() ? nullptr : &spy->second;
}

CountedFields counted_fields(const std::set<FieldId>& facets, const Filters& filters) {
  CountedFields fields;
  for (const Field& field : schema()) {
    if (facets.contains(field.id))
      (filters.has(field) ? fields.alone : fields.together).push_back(&field);
  }
  return fields;
}

std::vector<FacetResult> facets_of(const CountedBy& counted, const Filters& filters) {
  std::vector<FacetResult> facets;
  for (const Field& field : schema()) {
    const auto spy = counted.find(field.id);
    if (spy == counted.end()) continue;
    facets.push_back({std::string(field.name), std::string(field.label),
                      counts_of(*spy->second, field, filters)});
  }
  for (const FacetGroup& group : kFacetGroups) {
    const auto spy = counted.find(group.of);
    if (filters.areas() == nullptr || spy == counted.end()) continue;
    facets.push_back(group_counts(group, *spy->second, filters));
  }
  return facets;
}

}  // namespace musubi
