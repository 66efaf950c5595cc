#include "indexer/tagging/parties/organizations.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"
#include "common/text/words.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr Demand kOrganizationDemand = {.least = 1.5, .of_strongest = 0.4, .once = 0};
constexpr Demand kBesideOwn = {.least = 1.5, .of_strongest = 0.7, .once = 0};  // the page's own
constexpr double kSpeakerWeight = 4;
constexpr double kVenueShare = 0.15;
constexpr double kOwnWeight = 6;            // whose page it is by its address
constexpr std::size_t kSpokenBytes = 4000;  // enough to tell who speaks

// How often a text speaks of itself in one of these ways.
template <std::size_t N>
std::size_t count_any(std::string_view text, const std::array<std::string_view, N>& words) {
  std::size_t count = 0;
  for (const std::string_view word : words) {
    for (std::size_t at = text.find(word); at != text.npos;
         at = text.find(word, at + word.size())) {
      ++count;
    }
  }
  return count;
}

bool speaks_as_prefecture(std::string_view text) {
  constexpr auto kPrefecture = std::to_array<std::string_view>(
      {"本県", "当県", "県では", "県は", "知事", "県議会", "県民", "本道", "都民", "府民"});
  constexpr auto kMunicipality = std::to_array<std::string_view>(
      {"本市", "当市", "市では", "市長", "市議会", "本町", "町長", "村長", "区長", "市民"});
  return count_any(text, kPrefecture) > count_any(text, kMunicipality);
}

// 宇都宮市において、県と州の式典を行った: where, and not who.
bool is_venue(const PageText& page, const PlaceInText& one) {
  constexpr auto kVenues = std::to_array<std::string_view>({"において", "にて", "で開", "で行"});
  return one.place->kind == PlaceKind::Municipality &&
         starts_with_any(page.text().substr(one.end), kVenues);
}

bool is_in(const std::vector<FoundValue>& values, const std::string& value) {
  return std::any_of(values.begin(), values.end(),
                     [&](const FoundValue& one) { return one.value == value; });
}

// 大分 in a text that names 大分市 and never 大分県 is the city, unless the prefecture speaks.
std::string city_meant(const PageText& page, const PlacesOfText& places, const PlaceInText& one) {
  const std::string& prefecture = one.place->name;
  const std::string_view written = page.text().substr(one.begin, one.end - one.begin);
  if (written == prefecture || page.text().find(prefecture) != std::string_view::npos ||
      speaks_as_prefecture(truncate_utf8(page.text(), kSpokenBytes))) {
    return prefecture;
  }
  const auto city =
      std::find_if(places.named.begin(), places.named.end(), [&](const PlaceInText& other) {
        return other.place->kind == PlaceKind::Municipality && other.place->parent == prefecture &&
               without_kind(other.place->name) == without_kind(prefecture);
      });
  return city == places.named.end() ? prefecture : city->place->name;
}

// 青森県と平川市が: of both it is told what they do.
std::set<std::string> prefectures_beside_municipalities(const PageText& page,
                                                        const PlacesOfText& places) {
  std::set<std::string> beside;
  for (std::size_t i = 0; i + 1 < places.named.size(); ++i) {
    const PlaceInText& one = places.named[i];
    const PlaceInText& next = places.named[i + 1];
    if (one.place->kind != PlaceKind::Prefecture || next.place->parent != one.place->name) continue;
    const std::string_view gap = page.text().substr(one.end, next.begin - one.end);
    // 山形・庄内町 is one of 山形県.
    const bool has_kind = page.text().substr(one.begin, one.end - one.begin) == one.place->name;
    if (gap == "と" || gap == "、" || (gap == "・" && has_kind) || gap == "及び") {
      beside.insert(one.place->name);
    }
  }
  return beside;
}

}  // namespace

std::vector<Organization> organizations_of(const PageText& page, const PlacesOfText& places) {
  Evidence evidence;
  std::map<std::string, std::string> prefecture_of;
  std::set<std::pair<std::size_t, const Place*>> counted;
  for (const PlaceInText& one : places.named) {
    const Place& place = *one.place;
    if (!counted.emplace(one.sentence, &place).second) continue;
    const bool is_municipality = place.kind == PlaceKind::Municipality;
    if (!is_municipality && place.kind != PlaceKind::Prefecture) continue;
    if (places.elsewhere.contains(one.sentence)) continue;
    // 都道府県名 岡山県 only says where 自治体名 備前市 is.
    const Sentence& sentence = page.sentences()[one.sentence];
    if (sentence.zone == Zone::Label && page.in(sentence).starts_with("都道府県")) continue;
    const std::string& prefecture = is_municipality ? place.parent : place.name;
    if (!is_in(places.prefectures, prefecture)) continue;
    // A ward of a city speaks for the city.
    std::string name = is_municipality ? place.name : city_meant(page, places, one);
    if (const auto ward = ward_of(name); !ward.empty()) name.resize(name.size() - ward.size());
    prefecture_of[name] = prefecture;
    evidence.add(name, is_venue(page, one) ? kVenueShare * one.weight : one.weight,
                 {std::string(page.text().substr(one.begin, one.end - one.begin)), sentence.zone});
  }
  if (places.own != nullptr) {
    const Place& own = *places.own;
    prefecture_of[own.name] = own.parent.empty() ? own.name : own.parent;
    evidence.add(own.name, kOwnWeight, {own.name, Zone::Contact});
  }
  const bool names_prefecture =
      std::any_of(prefecture_of.begin(), prefecture_of.end(),
                  [](const auto& one) { return one.first == one.second; });
  if (names_prefecture && speaks_as_prefecture(truncate_utf8(page.text(), kSpokenBytes))) {
    for (const auto& [name, prefecture] : prefecture_of) {
      if (name == prefecture) evidence.add(name, kSpeakerWeight, {name, Zone::Text});
    }
  }
  const auto beside = prefectures_beside_municipalities(page, places);
  std::vector<Organization> organizations;
  for (const FoundValue& one :
       evidence.values(places.own != nullptr ? kBesideOwn : kOrganizationDemand)) {
    // 岡山県 beside 備前市 only says where it is.
    const std::string& prefecture = prefecture_of.at(one.value);
    const bool is_address = prefecture == one.value && !beside.contains(prefecture) &&
                            std::any_of(organizations.begin(), organizations.end(),
                                        [&](const auto& o) { return o.prefecture == one.value; });
    if (!is_address) organizations.push_back({one.value, prefecture, one.reason});
  }
  return organizations;
}

}  // namespace musubi
