#include "searcher/present/json.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <cmath>

#include "common/calendar/moment.h"
#include "common/command_names.h"
#include "common/index/schema.h"
#include "common/messages.h"
#include "common/text/json.h"
#include "common/text/utf8.h"
#include "searcher/present/explanation_text.h"

namespace musubi {

namespace {

// To four decimals: the noise behind them depends on the order of additions.
double rounded(double value) {
  return std::isfinite(value) ? std::round(value * 1e4) / 1e4 : 0.0;
}

JsonValue to_json(const Explanation& explanation) {
  return {{"words", rounded(explanation.words)},
          {"wording", rounded(explanation.wording)},
          {"window", rounded(explanation.passage)},
          {"run", rounded(explanation.stretches)},
          {"found", explanation.found},
          {"facets", explanation.reasons},
          {"text", explanation_text(explanation)}};
}

// Times are told where they were asked for: the same documents in another index have others.
enum class Times { Told, LeftOut };

JsonValue to_json(const Hit& hit, Times times) {
  JsonValue object = {{"rank", hit.rank},
                      {"score", rounded(hit.score)},
                      {"id", hit.id},
                      {"title", hit.title},
                      {"prefecture", hit.prefecture},
                      {"country", hit.country},
                      {"domain", hit.domain},
                      {"organization", hit.organization},
                      {"municipality", hit.municipality},
                      {"partners", hit.partners},
                      {"kind", hit.kind},
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
  if (hit.row != 0) object["row"] = hit.row;
  if (hit.changed != 0 && (times == Times::Told || hit.tells_change)) {
    object["added"] = utc_text(hit.came);
    object["changed"] = utc_text(hit.changed);
  }
  if (hit.body) {
    object["body"] = *hit.body;
    if (!hit.body_highlights.empty()) object["body_highlights"] = hit.body_highlights;
  }
  if (hit.explanation) object["explanation"] = to_json(*hit.explanation);
  return object;
}

// Those keys of a hit; the usual ones where none are named.
JsonValue only(const Hit& whole, const std::vector<std::string>& fields) {
  if (fields.empty()) return to_json(whole, Times::LeftOut);
  JsonValue hit = to_json(whole, Times::Told);
  JsonValue chosen = JsonValue::object();
  for (const std::string& name : fields) {
    if (hit.contains(name)) chosen[name] = std::move(hit[name]);
  }
  return chosen;
}

JsonValue counts_of(const FacetResult& facet) {
  JsonValue counts = JsonValue::array();
  for (const FacetCount& entry : facet.counts) {
    counts.push_back({{"value", entry.value}, {"count", entry.count}, {"chosen", entry.chosen}});
  }
  return counts;
}

JsonValue facets_to_json(const std::vector<FacetResult>& facets) {
  JsonValue object = JsonValue::object();
  for (const Field& field : schema()) {
    if (field.counted) object[std::string(field.name)] = JsonValue::array();
  }
  for (const FacetResult& facet : facets) object[facet.name] = counts_of(facet);
  return object;
}

JsonValue filters_of(const Answer& answer) {
  JsonValue filters = JsonValue::array();
  for (const auto& [label, value] : answer.filters) {
    filters.push_back({{"label", label}, {"value", value}});
  }
  return filters;
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

// In the language that is spoken.
JsonValue notes_of(const Answer& answer) {
  constexpr std::string_view kMark = "※ ";  // as the table of messages has them
  JsonValue notes = JsonValue::array();
  for (const std::string& note : answer.notes) {
    notes.push_back(translated(fmt::format("{}{}", kMark, note)).substr(kMark.size()));
  }
  return notes;
}

std::string line_of(const JsonValue& object) {
  return escape_invisible(json_line(object)) + "\n";
}

}  // namespace

std::string present_json_lines(const Answer& answer, const std::vector<std::string>& fields) {
  std::string lines;
  for (const Hit& hit : answer.hits) lines += line_of(only(hit, fields));
  return lines;
}

std::string present_json(const Answer& answer, const std::vector<std::string>& fields) {
  JsonValue hits = JsonValue::array();
  for (const Hit& hit : answer.hits) hits.push_back(only(hit, fields));
  JsonValue object = {
      {"query", answer.query},
      {"total", answer.total},
      {"offset", answer.offset},
      {"took_ms", rounded(answer.took_ms)},
      {"hits", std::move(hits)},
      {"facets", facets_to_json(answer.facets)},
      {"suggestion", answer.suggestion ? JsonValue(*answer.suggestion) : JsonValue()},
      {"notes", notes_of(answer)},
      {"filters", filters_of(answer)},
      {"version", kJsonVersion}};
  if (answer.is_total_least) object["total_is_least"] = true;
  if (answer.shards) {
    object["shards"] = {{"total", answer.shards->total}, {"answered", answer.shards->answered}};
  }
  return line_of(object);
}

std::string present_json_facets(const Answer& answer) {
  JsonValue facets = JsonValue::object();
  for (const FacetResult& facet : answer.facets) facets[facet.name] = counts_of(facet);
  return line_of({{"query", answer.query},
                  {"total", answer.total},
                  {"facets", std::move(facets)},
                  {"notes", notes_of(answer)},
                  {"filters", filters_of(answer)}});
}

std::string present_json(const Hit& document) {
  JsonValue object = to_json(document, Times::Told);
  for (const char* of_hits_alone : {"rank", "score", "snippet", "highlights"}) {
    object.erase(of_hits_alone);
  }
  return line_of(object);
}

std::string present_json_error(const std::string& query, const Error& error) {
  return line_of({{"query", scrub_utf8(query)},
                  {"error", scrub_utf8(translated(error.message))},
                  {"hint", scrub_utf8(with_installed_commands(translated(error.hint)))}});
}

}  // namespace musubi
