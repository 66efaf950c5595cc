// facet_spies.h - facets of shards that only Xapian can search, by what its match spies count.
#pragma once
#include <xapian.h>

#include <map>
#include <set>
#include <vector>

#include "common/index/schema.h"
#include "searcher/answer.h"
#include "searcher/plan/filters.h"

namespace musubi {

// The spies of one match.
class FacetSpies {
 public:
  explicit FacetSpies(const std::vector<const Field*>& fields);

  // Lets them count in all that the next match of `enquire` finds.
  void watch(Xapian::Enquire& enquire);

  // In their order.
  template <typename Take>
  void for_each(Take take) const {
    for (const auto& [field, spy] : spies_) take(spy);
  }
  template <typename Take>
  void for_each(Take take) {
    for (auto& [field, spy] : spies_) take(spy);
  }

  // Null where the field was not counted.
  const Xapian::ValueCountMatchSpy* of(const Field& field) const;

 private:
  std::map<FieldId, Xapian::ValueCountMatchSpy> spies_;  // cannot be moved
};

// The facets that are counted in one match with all filters, and those that have a filter of their
// own, each of which wants a match without it.
struct CountedFields {
  std::vector<const Field*> together, alone;
};
CountedFields counted_fields(const std::set<FieldId>& facets, const Filters& filters);

// See MatchSet::count_facets().  `counted`: by field, what counted it.
using CountedBy = std::map<FieldId, const Xapian::ValueCountMatchSpy*>;
std::vector<FacetResult> facets_of(const CountedBy& counted, const Filters& filters);

}  // namespace musubi
