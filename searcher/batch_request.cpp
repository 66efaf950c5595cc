#include "searcher/batch_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "common/calendar/date_parser.h"
#include "common/calendar/moment.h"
#include "common/text/json.h"
#include "common/text/utf8.h"
#include "searcher/facets/counting.h"

namespace musubi {

namespace {

// One text, or several.
std::optional<std::vector<std::string>> texts_of(const JsonValue& value) {
  if (value.is_string()) return std::vector<std::string>{value.get<std::string>()};
  if (!value.is_array()) return std::nullopt;
  std::vector<std::string> texts;
  for (const JsonValue& one : value) {
    if (!one.is_string()) return std::nullopt;
    texts.push_back(one);
  }
  return texts;
}

bool take_number(const JsonValue& value, std::size_t& number) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > UINT32_MAX - kMaxLimit)
    return false;
  number = value.get<std::size_t>();
  return true;
}

bool take_order(const JsonValue& value, SortOrder& order) {
  if (value == "relevance") order = SortOrder::Relevance;
  if (value == "date") order = SortOrder::OldestFirst;
  if (value == "-date") order = SortOrder::NewestFirst;
  if (value == "-changed") order = SortOrder::LatestChange;
  return value == "relevance" || value == "date" || value == "-date" || value == "-changed";
}

bool take_dates(const JsonValue& value, SearchRequest& request) {
  if (!value.is_string()) return false;
  const auto range = parse_date_range(value.get<std::string>());
  if (!range) return false;
  const bool is_of_years = range->first.month == 0 && range->last.month == 0;
  (is_of_years ? request.years : request.dates) = *range;
  return true;
}

bool take_texts(const JsonValue& value, std::vector<std::string>& texts) {
  auto taken = texts_of(value);
  if (taken) texts = std::move(*taken);
  return taken.has_value();
}

bool take_since(const JsonValue& value, SearchRequest& request) {
  if (!value.is_string()) return false;
  const auto range = parse_date_range(value.get<std::string>());
  if (range) request.since = last_moment_before(range->first);
  return range.has_value();
}

// true, false, or the names of those that are wanted.
bool take_facets(const JsonValue& value, BatchRequest& result) {
  std::set<FieldId>& counted = result.request.facets;
  counted = value == true ? every_facet() : std::set<FieldId>{};
  if (value.is_boolean()) return true;
  if (!value.is_array() || value.empty()) return false;
  for (const JsonValue& one : value) {
    const auto group = std::find_if(std::begin(kFacetGroups), std::end(kFacetGroups),
                                    [&one](const FacetGroup& each) { return one == each.name; });
    if (group != std::end(kFacetGroups)) {
      counted.insert(group->of);
      result.facets.emplace_back(group->name);
      continue;
    }
    const Field* field = one.is_string() ? find_field(one.get<std::string>()) : nullptr;
    if (field == nullptr || !field->counted) return false;
    counted.insert(field->id);
    result.facets.emplace_back(field->name);
  }
  return true;
}

// Other numbers would not come back as they were typed.
bool is_id(const JsonValue& value) {
  return value.is_number_integer() || value.is_string();
}

std::string as_id(const JsonValue& value) {
  return ascii_json_line(value);
}

// False where the value is none for that key.
bool take(const std::string& key, const JsonValue& value, BatchRequest& result) {
  SearchRequest& request = result.request;
  if (key == "id") {
    if (is_id(value)) result.id = as_id(value);
    return is_id(value);
  }
  if (key == "query") {
    if (value.is_string()) request.query = value;
    return value.is_string();
  }
  if (key == "prefix") {
    if (value.is_boolean()) result.is_prefix = value;
    return value.is_boolean();
  }
  if (key == "facets") return take_facets(value, result);
  if (key == "since") return take_since(value, request);
  if (key == "region") return take_texts(value, request.regions);
  if (key == "offset") return take_number(value, request.offset);
  if (key == "limit") return take_number(value, request.limit) && request.limit <= kMaxLimit;
  if (key == "sort") return take_order(value, request.sort);
  if (key == "year") return take_dates(value, request);
  const Field* field = find_field(key);
  if (field == nullptr || field->type != FieldType::Facet) return false;
  return take_texts(value, request.facet_values[field->id]);
}

}  // namespace

std::string request_id(std::string_view line) {
  const JsonValue object = try_parse_json(line);
  const bool has_one = object.is_object() && object.contains("id") && is_id(object["id"]);
  return has_one ? as_id(object["id"]) : std::string();
}

std::optional<std::string> cancelled_id(std::string_view line) {
  if (!trim(line).starts_with('{')) return std::nullopt;
  const JsonValue object = try_parse_json(line);
  const bool is_one = object.is_object() && object.size() == 1 && object.contains("cancel");
  return is_one ? std::optional(as_id(object["cancel"])) : std::nullopt;
}

std::optional<Result<BatchRequest>> parse_batch_request(std::string_view line,
                                                        const SearchRequest& usual) {
  if (!trim(line).starts_with('{')) return std::nullopt;
  const JsonValue object = try_parse_json(line);
  if (!object.is_object()) {
    return fail("the line begins with { and is no valid JSON",
                "as: {\"id\": 7, \"query\": \"大連\", \"country\": [\"中国\"], \"offset\": 10}");
  }
  BatchRequest result{.request = usual};
  result.request.query.clear();
  for (const auto& [key, value] : object.items()) {
    if (!take(key, value, result)) {
      if (key == "id") {
        return fail("the id of a request is a whole number of at most 64 bits, or a text",
                    "write it in quotes: {\"id\": \"7.5\", …}");
      }
      return fail(fmt::format("a request has no such key or value: {}", printable(key)),
                  "as: {\"id\": 7, \"query\": \"大連\", \"country\": [\"中国\"], \"offset\": 10}");
    }
  }
  result.request.everything = trim(result.request.query).empty();
  return result;
}

}  // namespace musubi
