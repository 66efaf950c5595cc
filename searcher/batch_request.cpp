#include "searcher/batch_request.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "common/calendar/date_parser.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMaxHits = 10000;

// One text, or several.
std::optional<std::vector<std::string>> texts_of(const Json& value) {
  if (value.is_string()) return std::vector<std::string>{value.get<std::string>()};
  if (!value.is_array()) return std::nullopt;
  std::vector<std::string> texts;
  for (const Json& one : value) {
    if (!one.is_string()) return std::nullopt;
    texts.push_back(one);
  }
  return texts;
}

bool take_number(const Json& value, std::size_t& number) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > UINT32_MAX - kMaxHits)
    return false;
  number = value.get<std::size_t>();
  return true;
}

bool take_order(const Json& value, SortOrder& order) {
  if (value == "relevance") order = SortOrder::Relevance;
  if (value == "date") order = SortOrder::OldestFirst;
  if (value == "-date") order = SortOrder::NewestFirst;
  return value == "relevance" || value == "date" || value == "-date";
}

bool take_dates(const Json& value, SearchRequest& request) {
  if (!value.is_string()) return false;
  const auto range = parse_date_range(value.get<std::string>());
  if (!range) return false;
  const bool is_of_years = range->first.month == 0 && range->last.month == 0;
  (is_of_years ? request.years : request.dates) = *range;
  return true;
}

// False where the value is none for that key.
bool take(const std::string& key, const Json& value, BatchRequest& result) {
  SearchRequest& request = result.request;
  if (key == "id") {
    result.id = value.dump(-1, ' ', true, Json::error_handler_t::replace);
    return value.is_number() || value.is_string();
  }
  if (key == "query" || key == "prefix" || key == "facets") {
    if (key == "query" && value.is_string()) request.query = value;
    if (key == "prefix" && value.is_boolean()) result.is_prefix = value;
    if (key == "facets" && value.is_boolean()) {
      request.facets = value.get<bool>() ? FacetCounting::On : FacetCounting::Off;
    }
    return key == "query" ? value.is_string() : value.is_boolean();
  }
  if (key == "offset") return take_number(value, request.offset);
  if (key == "limit") return take_number(value, request.limit) && request.limit <= kMaxHits;
  if (key == "sort") return take_order(value, request.sort);
  if (key == "year") return take_dates(value, request);
  const auto texts = texts_of(value);
  const Field* field = find_field(key);
  if (!texts || field == nullptr || field->type != FieldType::Facet) return false;
  request.facet_values[field->id] = *texts;
  return true;
}

}  // namespace

std::optional<Result<BatchRequest>> parse_batch_request(std::string_view line,
                                                        const SearchRequest& usual) {
  if (!trim(line).starts_with('{')) return std::nullopt;
  const Json object = Json::parse(line, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  BatchRequest result{false, {}, usual};
  result.request.query.clear();
  for (const auto& [key, value] : object.items()) {
    if (!take(key, value, result)) {
      return fail(fmt::format("a request has no such key or value: {}", printable(key)),
                  "as: {\"id\": 7, \"query\": \"大連\", \"country\": [\"中国\"], \"offset\": 10}");
    }
  }
  result.request.everything = trim(result.request.query).empty();
  return result;
}

}  // namespace musubi
