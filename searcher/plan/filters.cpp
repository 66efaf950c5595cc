#include "searcher/plan/filters.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "common/index/field_label.h"
#include "common/text/utf8.h"
#include "searcher/plan/planner.h"

namespace musubi {

namespace {

// Where several values were typed as one; else empty.
std::string hint_at_list(const Field& field, const std::string& typed, FacetValues& facet_values) {
  const auto several = facet_values.values_in_list(field, typed);
  if (several.empty()) return {};
  return fmt::format("name each value: {}", repeated_option(field, several));
}

}  // namespace

bool Filters::has(const Field& field) const {
  return std::any_of(filters_.begin(), filters_.end(),
                     [&](const Filter& filter) { return filter.field->id == field.id; });
}

bool Filters::is_chosen(const Field& field, const std::string& value) const {
  return std::any_of(filters_.begin(), filters_.end(), [&](const Filter& filter) {
    return filter.field->id == field.id &&
           std::find(filter.values.begin(), filter.values.end(), value) != filter.values.end();
  });
}

Filters Filters::without(const Filter& one) const {
  Filters others;
  others.areas_ = areas_;
  for (const Filter& filter : filters_) {
    if (&filter != &one) others.add(filter);
  }
  return others;
}

Query Filters::narrow(const Query& query, const Field* except) const {
  Query result = query;
  for (const Filter& filter : filters_) {
    if (except != nullptr && filter.field->id == except->id) continue;
    result = Query(Query::Kind::Filter, result, filter.query);
  }
  return result;
}

Result<Filter> facet_filter(const Field& field, const std::vector<std::string>& typed,
                            FacetValues& facet_values) {
  Filter filter{&field, {}, {}};
  std::vector<Query> values;
  for (const std::string& one : typed) {
    auto choice = facet_values.resolve(field, one);
    if (!choice) {
      const std::string hint = hint_at_list(field, one, facet_values);
      return fail(choice.error().message, hint.empty() ? choice.error().hint : hint);
    }
    for (const std::string& value : choice->values) values.emplace_back(value_term(field, value));
    filter.values.push_back(std::move(choice->shown));
  }
  filter.query = Query(Query::Kind::Or, values);
  return filter;
}

Result<void> check_has_documents(const Filter& filter, FacetValues& facet_values) {
  const Field& field = *filter.field;
  if (field.id != FieldId::Organization && field.id != FieldId::Kind) return {};
  for (const std::string& value : filter.values) {
    if (!facet_values.is_in_no_document(field, value)) continue;
    const auto near = facet_values.nearest(field, value);
    std::string hint = hint_at_list(field, value, facet_values);
    if (hint.empty()) {
      hint = near.empty() ? fmt::format("all of the index: searcher --facet {}", field.name)
                          : fmt::format("did you mean {}?", fmt::join(near, ", "));
    }
    return fail(fmt::format("no document has this {}: {}", called_in_both(field.name, field.label),
                            printable(truncate_utf8(value, 100))),
                hint);
  }
  return {};
}

std::string_view option_of(const Field& field) {
  return field.id == FieldId::Partners ? "partner" : field.name;
}

std::string repeated_option(const Field& field, const std::vector<std::string>& values) {
  std::string options;
  for (const std::string& value : values) {
    options += fmt::format("{}--{} {}", options.empty() ? "" : " ", option_of(field), value);
  }
  return options;
}

Result<Filter> region_filter(const std::vector<std::string>& typed, FacetValues& facet_values) {
  const Field& prefecture = field(FieldId::Prefecture);
  Filter filter{&prefecture, {}, {}, "地方"};
  std::vector<Query> values;
  for (const std::string& one : typed) {
    auto area = facet_values.area(one, Area::Of::Prefectures);
    // Behind --region 中国 is no country.
    if (area && *area == nullptr) area = facet_values.area(one + "地方", Area::Of::Prefectures);
    if (area && *area == nullptr) area = facet_values.area_read_so(one, Area::Of::Prefectures);
    if (!area) return tl::unexpected(area.error());
    if (*area == nullptr) {
      return fail(
          fmt::format("unknown {}: {}", called_in_both("region", "地方"),
                      printable(truncate_utf8(one, 100))),
          "regions are 北海道, 東北, 関東, 中部, 近畿, 中国地方, 四国, 九州・沖縄, and parts of "
          "them: 北陸, 東海, 九州, …");
    }
    for (const std::string& member : (*area)->members) {
      values.emplace_back(value_term(prefecture, member));
    }
    filter.values.push_back((*area)->name);
  }
  filter.query = Query(Query::Kind::Or, values);
  return filter;
}

Filter date_filter(FieldId id, const DateRange& range, const Xapian::Database& database) {
  const auto shown = [](const Date& date) { return date.year == 0 ? "" : to_string(date); };
  const std::string label = range.first == range.last
                                ? to_string(range.first)
                                : fmt::format("{}..{}", shown(range.first), shown(range.last));
  return {&field(id), {label}, range_query(field(id), range, database)};
}

}  // namespace musubi
