#include "searcher/plan/facet_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "searcher/plan/exact_values.h"

namespace musubi {

namespace {

constexpr std::size_t kSuggestions = 3;

tl::unexpected<Error> unknown_value(const Field& field, const std::string& typed,
                                    const std::vector<std::string>& nearest) {
  std::string hint;
  if (!nearest.empty()) hint = fmt::format("did you mean {}?", fmt::join(nearest, ", "));
  return fail(fmt::format("unknown {} ({}): {}", field.name, field.label,
                          printable(truncate_utf8(typed, 100))),
              std::move(hint));
}

// The municipalities, or places abroad, of that name.
std::vector<std::string> places_called(const std::string& typed, bool at_home,
                                       const Gazetteer& gazetteer) {
  std::vector<std::string> names;
  for (const Place* place : gazetteer.find(typed)) {
    const auto kind = at_home ? PlaceKind::Municipality : PlaceKind::ForeignRegion;
    if (place->kind == kind) names.push_back(place->parent + (at_home ? "" : "/") + place->name);
  }
  return names;
}

// 港区: municipalities of several prefectures, and no prefecture.
bool are_in_several(const std::string& typed, const Gazetteer& gazetteer) {
  std::set<std::string> prefectures;
  for (const Place* place : gazetteer.find(typed)) {
    if (place->kind == PlaceKind::Prefecture) return false;
    if (place->kind == PlaceKind::Municipality) prefectures.insert(place->parent);
  }
  return prefectures.size() > 1;
}

tl::unexpected<Error> several_meant(const std::string& typed,
                                    const std::vector<std::string>& meant) {
  constexpr std::size_t kMaxNamed = 8;
  const std::size_t count = std::min(meant.size(), kMaxNamed);
  const std::span<const std::string> named(meant.data(), count);
  return fail(fmt::format("{} may be any of these: {}{}", printable(truncate_utf8(typed, 100)),
                          fmt::join(named, "、"), count < meant.size() ? " …" : ""),
              "give the whole name of the one that is meant");
}

// Values of the index that hold what was typed, the most frequent first.
std::vector<std::string> values_with(const Field& field, const std::string& typed,
                                     const Xapian::Database& database) {
  const std::string wanted = fold_name(typed);
  if (wanted.empty()) return {};
  std::vector<ExactValue> found;
  for (ExactValue& one : exact_values(field, "", database)) {
    if (fold_name(one.value).find(wanted) != std::string::npos) found.push_back(std::move(one));
  }
  std::stable_sort(found.begin(), found.end(), [](const ExactValue& a, const ExactValue& b) {
    return a.documents > b.documents;
  });
  std::vector<std::string> values;
  for (ExactValue& one : found) values.push_back(std::move(one.value));
  return values;
}

// The one of them that is meant for certain: the only one, or the only one that is no more than
// what was typed and what it is: 仙台市, not 仙台市教育委員会.
std::optional<std::string> clear_value(const std::vector<std::string>& values,
                                       const std::string& typed) {
  if (values.size() == 1) return values.front();
  static constexpr std::string_view kKinds[] = {"", "都", "道", "府", "県", "市", "区", "町", "村"};
  std::optional<std::string> clear;
  for (const std::string& value : values) {
    for (const std::string_view kind : kKinds) {
      if (fold_name(value) != fold_name(typed + std::string(kind))) continue;
      if (clear) return std::nullopt;
      clear = value;
    }
  }
  return clear;
}

}  // namespace

Result<const Gazetteer*> FacetValues::gazetteer() {
  if (!gazetteer_) {
    auto loaded = Gazetteer::load(resources_.data, resources_.gazetteers);
    if (!loaded) return tl::unexpected(loaded.error());
    gazetteer_ = std::move(*loaded);
  }
  return &*gazetteer_;
}

Result<const Taxonomy*> FacetValues::taxonomy() {
  if (!taxonomy_) {
    auto loaded = Taxonomy::load(resources_.data, resources_.taxonomies);
    if (!loaded) return tl::unexpected(loaded.error());
    taxonomy_ = std::move(*loaded);
  }
  return &*taxonomy_;
}

Result<const Areas*> FacetValues::areas() {
  if (!areas_) {
    auto loaded = Areas::load(resources_.data / "areas.tsv");
    if (!loaded) return tl::unexpected(loaded.error());
    areas_ = std::move(*loaded);
  }
  return &*areas_;
}

Result<FacetChoice> FacetValues::resolve(const Field& field, const std::string& typed) {
  if (database_.term_exists(value_term(field, typed))) return FacetChoice{typed, {typed}};
  if (field.id == FieldId::Prefecture || field.id == FieldId::Country) {
    return resolve_place(field, typed);
  }
  if (field.id == FieldId::Domain) {
    const auto known = taxonomy();
    if (!known) return tl::unexpected(known.error());
    if (auto value = (*known)->domain(typed)) return FacetChoice{*value, {*value}};
    if (const auto part = resolve_part(field, typed)) return *part;
    return unknown_value(field, typed, (*known)->nearest(typed, kSuggestions));
  }
  if (const auto part = resolve_part(field, typed)) return *part;
  return FacetChoice{typed, {typed}};
}

// Nothing where no value of the index holds what was typed; an error where several do.
std::optional<Result<FacetChoice>> FacetValues::resolve_part(const Field& field,
                                                             const std::string& typed) {
  const auto values = values_with(field, typed, database_);
  if (values.empty()) return std::nullopt;
  if (const auto value = clear_value(values, typed)) return FacetChoice{*value, {*value}};
  return several_meant(typed, values);
}

Result<FacetValues::Municipality> FacetValues::municipality(const std::string& typed) {
  const auto known = gazetteer();
  if (!known) return tl::unexpected(known.error());
  std::vector<std::string> names;
  std::optional<Municipality> meant;
  for (const Place* place : (*known)->find(typed)) {
    if (place->kind != PlaceKind::Municipality) continue;
    names.push_back(place->parent + place->name);
    meant = Municipality{place->name, place->parent};
  }
  if (names.size() > 1) return several_meant(typed, names);
  if (meant) return *std::move(meant);
  return fail(
      fmt::format("unknown municipality (市区町村): {}", printable(truncate_utf8(typed, 100))));
}

// A prefecture or a country, by any name, or all of an area: 東北 is not 東北町.
Result<FacetChoice> FacetValues::resolve_place(const Field& field, const std::string& typed) {
  const bool at_home = field.id == FieldId::Prefecture;
  const auto known_areas = areas();
  if (!known_areas) return tl::unexpected(known_areas.error());
  const auto of = at_home ? Area::Of::Prefectures : Area::Of::Countries;
  if (const Area* area = (*known_areas)->find(typed, of)) {
    return FacetChoice{area->name, area->members};
  }
  const auto known = gazetteer();
  if (!known) return tl::unexpected(known.error());
  const auto meant = places_called(typed, at_home, **known);
  const bool is_doubtful = at_home && are_in_several(typed, **known);
  auto value = at_home ? (*known)->prefecture(typed) : (*known)->country(typed);
  if (value && !is_doubtful) return FacetChoice{*value, {*value}};
  if (meant.size() > 1) return several_meant(typed, meant);
  if (const auto part = resolve_part(field, typed)) return *part;
  return unknown_value(field, typed,
                       at_home ? (*known)->nearest_prefectures(typed, kSuggestions)
                               : (*known)->nearest_countries(typed, kSuggestions));
}

}  // namespace musubi
