#include "searcher/present/json.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "common/index/schema.h"
#include "common/text/utf8.h"
#include "searcher/present/explanation_text.h"

namespace musubi {

namespace {

using Json = nlohmann::ordered_json;

// To four decimals: the noise behind them depends on the order of additions.
double rounded(double value) {
  return std::isfinite(value) ? std::round(value * 1e4) / 1e4 : 0.0;
}

Json to_json(const Explanation& explanation) {
  return {{"words", rounded(explanation.words)},
          {"wording", rounded(explanation.wording)},
          {"window", rounded(explanation.passage)},
          {"run", rounded(explanation.stretches)},
          {"found", explanation.found},
          {"text", explanation_text(explanation)}};
}

Json to_json(const Hit& hit) {
  Json object = {{"rank", hit.rank},
                 {"score", rounded(hit.score)},
                 {"id", hit.id},
                 {"title", hit.title},
                 {"prefecture", hit.prefecture},
                 {"country", hit.country},
                 {"domain", hit.domain},
                 {"organization", hit.organization},
                 {"partner", hit.partner},
                 {"date", hit.date},
                 {"year", hit.year},
                 {"url", hit.url},
                 {"path", hit.path},
                 {"place", hit.place},
                 {"snippet", hit.snippet},
                 {"highlights", hit.highlights},
                 {"title_highlights", hit.title_highlights}};
  if (!hit.file.empty()) object["file"] = hit.file;
  if (hit.body) {
    object["body"] = *hit.body;
    object["body_highlights"] = hit.body_highlights;
  }
  if (hit.explanation) object["explanation"] = to_json(*hit.explanation);
  return object;
}

Json facets_to_json(const std::vector<FacetResult>& facets) {
  Json object = Json::object();
  for (const Field& field : schema()) {
    if (field.counted) object[std::string(field.name)] = Json::array();
  }
  for (const FacetResult& facet : facets) {
    Json counts = Json::array();
    for (const FacetCount& entry : facet.counts) {
      counts.push_back({{"value", entry.value}, {"count", entry.count}, {"chosen", entry.chosen}});
    }
    object[facet.name] = std::move(counts);
  }
  return object;
}

// Such characters occur inside strings only, where an escape stands for the same.
std::string escape_invisible(const std::string& json) {
  constexpr auto kInvisible = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  std::string escaped;
  escaped.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const char32_t c = next_code_point(json, at);
    const bool invisible = (U_MASK(u_charType(static_cast<UChar32>(c))) & kInvisible) != 0;
    if (invisible && c <= 0xFFFF) {
      escaped += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    } else {
      append_utf8(escaped, c);
    }
  }
  return escaped;
}

std::string line_of(const Json& object) {
  return escape_invisible(object.dump(-1, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace

std::string present_json(const Answer& answer) {
  Json hits = Json::array();
  for (const Hit& hit : answer.hits) hits.push_back(to_json(hit));
  Json filters = Json::array();
  for (const auto& [label, value] : answer.filters) {
    filters.push_back({{"label", label}, {"value", value}});
  }
  const Json object = {{"query", answer.query},
                       {"total", answer.total},
                       {"offset", answer.offset},
                       {"took_ms", rounded(answer.took_ms)},
                       {"hits", std::move(hits)},
                       {"facets", facets_to_json(answer.facets)},
                       {"suggestion", answer.suggestion ? Json(*answer.suggestion) : Json()},
                       {"notes", answer.notes},
                       {"filters", std::move(filters)}};
  return line_of(object);
}

std::string present_json(const Hit& document) {
  Json object = to_json(document);
  for (const char* of_hits_alone : {"rank", "score", "snippet", "highlights"}) {
    object.erase(of_hits_alone);
  }
  return line_of(object);
}

std::string present_json_error(const std::string& query, const Error& error) {
  return line_of({{"query", scrub_utf8(query)},
                  {"error", scrub_utf8(error.message)},
                  {"hint", scrub_utf8(error.hint)}});
}

}  // namespace musubi
