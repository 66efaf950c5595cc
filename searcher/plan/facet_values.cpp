#include "searcher/plan/facet_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "common/gazetteer/place_names.h"
#include "common/index/field_label.h"
#include "common/text/code_points.h"
#include "common/text/edit_distance.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "searcher/plan/exact_values.h"
#include "searcher/plan/likely_values.h"
#include "searcher/plan/value_sounds.h"

namespace musubi {

namespace {

constexpr std::size_t kSuggestions = 3;
constexpr std::u32string_view kListSigns = U",，、・/／ 　";

tl::unexpected<Error> unknown_value(const Field& field, const std::string& typed,
                                    const std::vector<std::string>& nearest) {
  std::string hint = nearest.empty()
                         ? fmt::format("all of the index: searcher --facet {}", field.name)
                         : fmt::format("did you mean {}?", fmt::join(nearest, ", "));
  return fail(fmt::format("unknown {}: {}", called_in_both(field.name, field.label),
                          printable(truncate_utf8(typed, 100))),
              std::move(hint));
}

std::vector<std::string_view> parts_of_list(std::string_view typed) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < typed.size();) {
    const std::size_t sign = at;
    const bool parts_here = kListSigns.find(next_code_point(typed, at)) != kListSigns.npos;
    if (!parts_here) continue;
    parts.push_back(trim(typed.substr(begin, sign - begin)));
    begin = at;
  }
  parts.push_back(trim(typed.substr(begin)));
  std::erase(parts, "");
  return parts;
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

// 米国/サンノゼ of 米国/サンノゼ市: a text writes the kind of a town, and a table may not.
std::string without_kind_of_town(std::string_view value) {
  constexpr std::array<std::string_view, 5> kTowns = {"市", "町", "村", "区", "郡"};
  const bool is_town = std::any_of(kTowns.begin(), kTowns.end(),
                                   [&](std::string_view kind) { return value.ends_with(kind); });
  return std::string(is_town ? value.substr(0, value.size() - kTowns[0].size()) : value);
}

// サンパウロ市 is not サンパウロ州.
bool are_of_other_kinds(std::string_view one, std::string_view other) {
  const auto has_no_kind = [](std::string_view name) { return without_kind_abroad(name) == name; };
  const auto is_of_region = [](std::string_view name) {
    constexpr std::array<std::string_view, 4> kRegions = {"州", "洲", "省", "県"};
    return std::find(kRegions.begin(), kRegions.end(), kind_suffix(name)) != kRegions.end();
  };
  return !has_no_kind(one) && !has_no_kind(other) && is_of_region(one) != is_of_region(other);
}

// The places of the regions `meant`, without the kind of a town: 中国/大連 of 中国/遼寧省.
std::set<std::string> places_in(const std::vector<std::string>& meant, const Gazetteer& gazetteer) {
  std::set<std::string> names;
  for (const Place& place : gazetteer.places()) {
    if (place.region.empty()) continue;
    const std::string region = place.parent + "/" + place.region;
    const bool is_in = std::find(meant.begin(), meant.end(), region) != meant.end();
    if (is_in) names.insert(without_kind_of_town(place.parent + "/" + place.name));
  }
  return names;
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

Result<const Area*> FacetValues::area(const std::string& typed, Area::Of of) {
  const auto known = areas();
  if (!known) return tl::unexpected(known.error());
  return (*known)->find(typed, of);
}

Result<const Area*> FacetValues::area_read_so(const std::string& typed, Area::Of of) {
  const auto known = areas();
  if (!known) return tl::unexpected(known.error());
  const std::string sound = typed_sound(typed);
  if (sound.empty()) return nullptr;
  for (const Area& one : (*known)->all()) {
    const bool is_read_so =
        one.of == of &&
        is_sound_of_all(sound_of_value(one.name, reader_), sound, one.name.ends_with("地方"));
    if (is_read_so) return &one;
  }
  return nullptr;
}

bool FacetValues::is_in_no_document(const Field& field, const std::string& value) const {
  return !documents_.database().term_exists(value_term(field, value));
}

std::vector<std::string> FacetValues::nearest(const Field& field, const std::string& value) const {
  const std::u32string typed = code_points_of(value);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (ExactValue& one : exact_values(field, "", documents_)) {
    const std::size_t slips = edit_distance(typed, code_points_of(one.value));
    if (slips <= typed.size() / 3) near.emplace_back(slips, std::move(one.value));
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> values;
  for (auto& [slips, one] : near) {
    if (values.size() < kSuggestions) values.push_back(std::move(one));
  }
  return values;
}

std::vector<std::string> FacetValues::values_in_list(const Field& field, const std::string& typed) {
  std::vector<std::string> values;
  const auto parts = parts_of_list(typed);
  if (parts.size() < 2) return values;
  for (const std::string_view part : parts) {
    const auto choice = resolve(field, std::string(part));
    const bool is_known = choice && !is_in_no_document(field, choice->values.front());
    if (!is_known) return {};
    values.emplace_back(part);
  }
  return values;
}

std::vector<std::string> FacetValues::partners_like(const std::string& typed) const {
  constexpr std::size_t kMinChars = 4;  // カンヌ市
  constexpr std::size_t kCharsForTwoSlips = 8;
  constexpr std::u32string_view kKinds = U"市州省県道府郡区町村島";
  const std::u32string name = code_points_of(typed);
  const std::size_t most = name.size() < kCharsForTwoSlips ? 1 : 2;
  std::vector<std::string> near;
  const bool is_place = !name.empty() && kKinds.find(name.back()) != kKinds.npos;
  if (name.size() < kMinChars || !is_place) return near;
  for (const ExactValue& one : exact_values(field(FieldId::Partners), "", documents_)) {
    const std::string partner = one.value.substr(one.value.find('/') + 1);
    const std::u32string other = code_points_of(partner);
    // 市 and 州 are no slips of each other.
    if (other.empty() || other.back() != name.back() || edit_distance(name, other) > most) continue;
    if (near.size() < kSuggestions) near.push_back(partner);
  }
  return near;
}

Result<std::vector<std::string>> FacetValues::partners_of_no_region(const std::string& typed) {
  const auto known = gazetteer();
  if (!known) return tl::unexpected(known.error());
  const auto meant = places_called(typed, false, **known);
  std::vector<std::string> unknown;
  if (meant.size() != 1 || places_in(meant, **known).empty()) return unknown;
  const std::string country = meant.front().substr(0, meant.front().find('/') + 1);
  std::set<std::string> places;
  std::set<std::uint32_t> placed;  // documents whose partners have a region beside the town
  for (const Place& place : (*known)->places()) {
    const std::string name = place.parent + "/" + place.name;
    if (place.kind != PlaceKind::ForeignRegion || !name.starts_with(country)) continue;
    places.insert(without_kind_of_town(name));
    const bool is_region = place.region.empty() && !place.code.empty();
    if (is_region) placed.merge(documents_with(name));
  }
  for (const ExactValue& one : exact_values(field(FieldId::Partners), "", documents_)) {
    if (!one.value.starts_with(country)) continue;
    if (places.contains(without_kind_of_town(one.value))) continue;
    const auto documents = documents_with(one.value);
    if (!std::includes(placed.begin(), placed.end(), documents.begin(), documents.end())) {
      unknown.push_back(one.value);
    }
  }
  return unknown;
}

std::set<std::uint32_t> FacetValues::documents_with(const std::string& partner) const {
  std::set<std::uint32_t> documents;
  const Xapian::Database& database = documents_.database();
  const std::string term = value_term(field(FieldId::Partners), partner);
  for (auto one = database.postlist_begin(term); one != database.postlist_end(term); ++one) {
    documents.insert(*one);
  }
  return documents;
}

Result<FacetChoice> FacetValues::resolve(const Field& field, const std::string& typed) {
  if (documents_.database().term_exists(value_term(field, typed)))
    return FacetChoice{typed, {typed}};
  if (field.id == FieldId::Prefecture || field.id == FieldId::Country) {
    return resolve_place(field, typed);
  }
  if (field.id == FieldId::Municipality) return resolve_municipality(field, typed);
  if (field.id == FieldId::Partners) return resolve_partner(field, typed);
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

// Nothing where no value of the index holds what was typed, or is read so; an error where several
// do.
std::optional<Result<FacetChoice>> FacetValues::resolve_part(const Field& field,
                                                             const std::string& typed) {
  LikelyValues values = values_spelled(typed, field, documents_);
  if (values.all.empty()) values = values_read(typed, field, documents_, reader_);
  if (values.all.empty()) return std::nullopt;
  const std::vector<std::string>& meant = values.whole.size() == 1 ? values.whole : values.all;
  if (meant.size() == 1) return FacetChoice{meant.front(), meant};
  return several_meant(typed, meant);
}

// 仙台市 stands for 宮城県仙台市.
Result<FacetChoice> FacetValues::resolve_municipality(const Field& field,
                                                      const std::string& typed) {
  const auto known = gazetteer();
  if (!known) return tl::unexpected(known.error());
  const auto meant = places_called(typed, true, **known);
  if (meant.size() > 1) return several_meant(typed, meant);
  if (meant.size() == 1) return FacetChoice{meant.front(), meant};
  if (const auto part = resolve_part(field, typed)) return *part;
  return unknown_value(field, typed, {});
}

// 大連 stands for 中国/大連市, 遼寧省 for it and the other cities there, 中国 for all of its
// places; what no table knows is told by the index.
Result<FacetChoice> FacetValues::resolve_partner(const Field& field, const std::string& typed) {
  const auto known = gazetteer();
  if (!known) return tl::unexpected(known.error());
  const auto country = (*known)->country(typed);
  const auto meant = places_called(typed, false, **known);
  const auto inside = places_in(meant, **known);
  const std::string wanted = fold_name(without_kind_abroad(typed));
  std::vector<std::string> values;
  for (const ExactValue& one : exact_values(field, "", documents_)) {
    const std::size_t slash = one.value.find('/');
    const std::string_view name = std::string_view(one.value).substr(slash + 1);  // or all
    const bool is_named =
        fold_name(without_kind_abroad(name)) == wanted && !are_of_other_kinds(typed, name);
    const bool is_meant = std::find(meant.begin(), meant.end(), one.value) != meant.end() ||
                          inside.contains(without_kind_of_town(one.value));
    const bool is_in_country = meant.empty() && country && one.value.starts_with(*country) &&
                               (slash == country->size() || one.value.size() == country->size());
    if (is_named || is_meant || is_in_country) values.push_back(one.value);
  }
  std::set<std::string> countries;
  for (const std::string& value : values) countries.insert(value.substr(0, value.find('/')));
  if (countries.size() > 1) return several_meant(typed, values);
  if (!values.empty()) return FacetChoice{values.size() == 1 ? values.front() : typed, values};
  if (meant.size() == 1) return FacetChoice{meant.front(), meant};
  if (meant.size() > 1) return several_meant(typed, meant);
  if (const auto part = resolve_part(field, typed)) return *part;
  return unknown_value(field, typed, {});
}

// A prefecture or a country, by any name, or all of an area: 東北 is not 東北町.
Result<FacetChoice> FacetValues::resolve_place(const Field& field, const std::string& typed) {
  const bool at_home = field.id == FieldId::Prefecture;
  const auto of = at_home ? Area::Of::Prefectures : Area::Of::Countries;
  const auto named = area(typed, of);
  if (!named) return tl::unexpected(named.error());
  if (*named != nullptr) return FacetChoice{(*named)->name, (*named)->members};
  const auto known = gazetteer();
  if (!known) return tl::unexpected(known.error());
  const auto meant = places_called(typed, at_home, **known);
  const bool is_doubtful = at_home && are_in_several(typed, **known);
  auto value = at_home ? (*known)->prefecture(typed) : (*known)->country(typed);
  if (value && !is_doubtful) return FacetChoice{*value, {*value}};
  const auto read = area_read_so(typed, of);
  if (!read) return tl::unexpected(read.error());
  if (*read != nullptr) return FacetChoice{(*read)->name, (*read)->members};
  if (meant.size() > 1) return several_meant(typed, meant);
  if (const auto part = resolve_part(field, typed)) return *part;
  return unknown_value(field, typed,
                       at_home ? (*known)->nearest_prefectures(typed, kSuggestions)
                               : (*known)->nearest_countries(typed, kSuggestions));
}

}  // namespace musubi
