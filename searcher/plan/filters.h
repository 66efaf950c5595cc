// filters.h - the facet values and years that narrow a search.
#pragma once
#include <xapian.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/calendar/date_parser.h"
#include "common/index/schema.h"
#include "common/result.h"
#include "searcher/plan/facet_values.h"
#include "searcher/plan/query.h"

namespace musubi {

// The filter of one facet.
struct Filter {
  const Field* field = nullptr;
  std::vector<std::string> values;  // canonical, as shown to the user
  Query query;
};

class Filters {
 public:
  void add(Filter filter) { filters_.push_back(std::move(filter)); }

  bool empty() const { return filters_.empty(); }
  const std::vector<Filter>& all() const { return filters_; }
  bool is_chosen(const Field& field, const std::string& value) const;
  bool has(const Field& field) const;

  // `query` narrowed by every filter but that of `except`.
  Query narrow(const Query& query, const Field* except = nullptr) const;

 private:
  std::vector<Filter> filters_;
};

// The values are as typed; fails on one that is unknown.
Result<Filter> facet_filter(const Field& field, const std::vector<std::string>& typed,
                            FacetValues& facet_values);
Filter year_filter(const DateRange& years, const Xapian::Database& database);

}  // namespace musubi
