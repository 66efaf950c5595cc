#include "searcher/present/hit_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "common/calendar/moment.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

std::string joined(const std::vector<std::string>& values) {
  return fmt::format("{}", fmt::join(values, ";"));
}

std::string time_text(std::uint64_t time) {
  return time == 0 ? std::string() : utc_text(time);
}

struct HitField {
  std::string_view name;
  bool needs_passages;
  std::string (*text)(const Hit&);
};

// clang-format off
constexpr HitField kFields[] = {
    {"rank", false, [](const Hit& hit) { return std::to_string(hit.rank); }},
    {"score", false, [](const Hit& hit) {
       return fmt::format("{:.4f}", std::isfinite(hit.score) ? hit.score : 0.0);
     }},
    {"id", false, [](const Hit& hit) { return hit.id; }},
    {"title", false, [](const Hit& hit) { return hit.title; }},
    {"prefecture", false, [](const Hit& hit) { return joined(hit.prefecture); }},
    {"country", false, [](const Hit& hit) { return joined(hit.country); }},
    {"domain", false, [](const Hit& hit) { return joined(hit.domain); }},
    {"organization", false, [](const Hit& hit) { return joined(hit.organization); }},
    {"municipality", false, [](const Hit& hit) { return joined(hit.municipality); }},
    {"partners", false, [](const Hit& hit) { return joined(hit.partners); }},
    {"kind", false, [](const Hit& hit) { return joined(hit.kind); }},
    {"partner", false, [](const Hit& hit) { return hit.partner; }},
    {"date", false, [](const Hit& hit) { return hit.date; }},
    {"year", false, [](const Hit& hit) { return fmt::format("{}", fmt::join(hit.year, ";")); }},
    {"url", false, [](const Hit& hit) { return hit.url; }},
    {"path", false, [](const Hit& hit) { return hit.path; }},
    {"file", false, [](const Hit& hit) { return hit.file; }},
    {"row", false,
     [](const Hit& hit) { return hit.row == 0 ? std::string() : std::to_string(hit.row); }},
    {"place", true, [](const Hit& hit) { return hit.place; }},
    {"snippet", true, [](const Hit& hit) { return hit.snippet; }},
    {"highlights", true, [](const Hit&) { return std::string(); }},
    {"title_highlights", true, [](const Hit&) { return std::string(); }},
    {"added", false, [](const Hit& hit) { return time_text(hit.came); }},
    {"changed", false, [](const Hit& hit) { return time_text(hit.changed); }},
    {"body", false, [](const Hit& hit) { return hit.body.value_or(""); }},
};
// clang-format on

const HitField* find(std::string_view name) {
  const auto found = std::find_if(std::begin(kFields), std::end(kFields),
                                  [name](const HitField& field) { return field.name == name; });
  return found == std::end(kFields) ? nullptr : &*found;
}

}  // namespace

std::vector<std::string_view> hit_field_names() {
  std::vector<std::string_view> names;
  for (const HitField& field : kFields) names.push_back(field.name);
  return names;
}

Result<std::vector<std::string>> parse_field_names(std::string_view typed) {
  std::vector<std::string> names;
  while (!typed.empty()) {
    const std::size_t end = std::min(typed.find(','), typed.size());
    const std::string_view name = trim(typed.substr(0, end));
    typed.remove_prefix(std::min(end + 1, typed.size()));
    if (name.empty()) continue;
    if (find(name) == nullptr) {
      return fail(fmt::format("a hit has no field {}", printable(name)),
                  fmt::format("fields are {}", fmt::join(hit_field_names(), ", ")));
    }
    names.emplace_back(name);
  }
  if (names.empty()) return fail("no field is named", "as: --fields title,url");
  return names;
}

std::vector<std::string> usual_fields() {
  return {"rank",         "score",   "id",   "title", "prefecture", "country", "domain",
          "organization", "partner", "date", "url",   "path",       "snippet"};
}

std::string field_text(const Hit& hit, std::string_view name) {
  const HitField* field = find(name);
  return field == nullptr ? std::string() : field->text(hit);
}

bool need_passages(const std::vector<std::string>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const std::string& name) {
    const HitField* field = find(name);
    return field != nullptr && field->needs_passages;
  });
}

}  // namespace musubi
