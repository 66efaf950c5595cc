#include "searcher/present/hit_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "common/calendar/moment.h"
#include "common/index/schema.h"
#include "common/text/utf8.h"
#include "searcher/present/name_to_type.h"

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

// By its own name alone.
const HitField* find(std::string_view name) {
  const auto found = std::find_if(std::begin(kFields), std::end(kFields),
                                  [name](const HitField& field) { return field.name == name; });
  return found == std::end(kFields) ? nullptr : &*found;
}

// By any name that the fields of a query go by, too: 題名.
const HitField* find_typed(std::string_view name) {
  const HitField* own = find(name);
  const Field* field = own == nullptr ? find_field(name) : nullptr;
  return field == nullptr ? own : find(field->name);
}

// Those that may be typed.
std::vector<std::string> names_to_type() {
  std::vector<std::string> names;
  for (const HitField& one : kFields) {
    const Field* field = find_field(one.name);
    names.push_back(name_to_type(one.name, field == nullptr ? one.name : field->label));
  }
  return names;
}

}  // namespace

Result<std::vector<std::string>> parse_field_names(std::string_view typed) {
  std::vector<std::string> names;
  while (!typed.empty()) {
    const std::size_t end = std::min(typed.find(','), typed.size());
    const std::string_view name = trim(typed.substr(0, end));
    typed.remove_prefix(std::min(end + 1, typed.size()));
    if (name.empty()) continue;
    const HitField* field = find_typed(name);
    if (field == nullptr) {
      return fail(fmt::format("a hit has no field {}", printable(name)),
                  fmt::format("fields are {}", fmt::join(names_to_type(), ", ")));
    }
    names.emplace_back(field->name);
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
