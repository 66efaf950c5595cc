// counting.h - how many hits each value of a facet has.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/gazetteer/areas.h"
#include "common/index/facet_columns.h"
#include "common/result.h"
#include "searcher/answer.h"
#include "searcher/match/filtered_matches.h"
#include "searcher/plan/filters.h"

namespace musubi {

// See MatchSet::count_facets().  Fails where the columns are damaged.
Result<std::vector<FacetResult>> count_facets(const FacetColumns& columns,
                                              const FilteredMatches& matches,
                                              const Filters& filters,
                                              const std::set<FieldId>& wanted);

// How prefectures are grouped to regions (地方), and countries to parts of the world (大州).
struct FacetGroup {
  FieldId of;
  Area::Of members;
  std::string_view name;
  std::string_view label;
};
inline constexpr FacetGroup kFacetGroups[] = {
    {FieldId::Prefecture, Area::Of::Prefectures, "region", "地方"},
    {FieldId::Country, Area::Of::Countries, "continent", "大州"},
};

// The areas that some values belong to, each once.
std::vector<const Area*> areas_of(const std::vector<std::string>& values, Area::Of members,
                                  const Areas& areas);

// Values that are equally frequent stay in their order.
std::vector<FacetCount> most_frequent_first(std::vector<FacetCount> counts);

}  // namespace musubi
