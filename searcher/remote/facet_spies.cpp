#include "searcher/remote/facet_spies.h"

#include <deque>
#include <map>

#include "common/index/schema.h"
#include "searcher/facets/counting.h"
#include "searcher/remote/xapian_query.h"

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

// One pass over the hits of `query` for all of `fields`.
void count(const Xapian::Database& database, const Query& query,
           const std::vector<const Field*>& fields, const Filters& filters,
           std::map<FieldId, std::vector<FacetCount>>& results) {
  Xapian::Enquire enquire(database);
  enquire.set_query(to_xapian(query));
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

// Documents per area, by one more pass.
FacetResult count_group(const FacetGroup& group, const Xapian::Database& database,
                        const Query& query, const Filters& filters) {
  const Field& of = field(group.of);
  Xapian::Enquire enquire(database);
  enquire.set_query(to_xapian(filters.narrow(query, &of)));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  Xapian::ValueCountMatchSpy spy(of.slot);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database.get_doccount());
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

std::vector<FacetResult> count_by_spies(const Xapian::Database& database, const Query& query,
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
  for (const FacetGroup& group : kFacetGroups) {
    if (filters.areas() != nullptr) facets.push_back(count_group(group, database, query, filters));
  }
  return facets;
}

}  // namespace musubi
