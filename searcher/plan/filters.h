// filters.h - the facet values and years that narrow a search.
#pragma once
#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/calendar/date_parser.h"
#include "common/gazetteer/areas.h"
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
  std::string_view own_label = {};  // where it is not that of the field

  std::string_view label() const { return own_label.empty() ? field->label : own_label; }
};

class Filters {
 public:
  void add(Filter filter) { filters_.push_back(std::move(filter)); }

  bool empty() const { return filters_.empty(); }
  const std::vector<Filter>& all() const { return filters_; }
  bool is_chosen(const Field& field, const std::string& value) const;
  bool has(const Field& field) const;

  // All filters but that one.
  Filters without(const Filter& one) const;

  // By which prefectures and countries are counted together; nullptr: not at all.
  void group_by(const Areas* areas) { areas_ = areas; }
  const Areas* areas() const { return areas_; }

  // `query` narrowed by every filter but that of `except`.
  Query narrow(const Query& query, const Field* except = nullptr) const;

 private:
  std::vector<Filter> filters_;
  const Areas* areas_ = nullptr;
};

// All prefectures of the regions; fails on what is none.
Result<Filter> region_filter(const std::vector<std::string>& typed, FacetValues& facet_values);

// The option that filters by it, without dashes.
std::string_view option_of(const Field& field);

// "--country 中国 --country 韓国".
std::string repeated_option(const Field& field, const std::vector<std::string>& values);

// The values are as typed; fails on one that is unknown.
Result<Filter> facet_filter(const Field& field, const std::vector<std::string>& typed,
                            FacetValues& facet_values);

// Organizations and kinds are known by the documents alone: an error where none has a value of the
// filter.
Result<void> check_has_documents(const Filter& filter, FacetValues& facet_values);

// `id`: Year, of any signing, or Date, of the first.
Filter date_filter(FieldId id, const DateRange& range, const Xapian::Database& database);

}  // namespace musubi
