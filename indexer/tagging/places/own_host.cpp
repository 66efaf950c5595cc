#include "indexer/tagging/places/own_host.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/gazetteer/place_names.h"

namespace musubi {

namespace {

constexpr std::string_view kTopDomain = ".jp";
constexpr std::size_t kMaxHostBytes = 253;

struct HostLabel {
  std::string_view label;
  std::string_view kinds;  // the last characters of the names that it stands before
};
constexpr std::array<HostLabel, 5> kHostLabels = {{
    {"city", "市区"},
    {"town", "町"},
    {"vill", "村"},
    {"village", "村"},
    {"machi", "町"},
}};

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-';
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return result;
}

std::vector<std::string_view> labels_of(std::string_view host) {
  std::vector<std::string_view> labels;
  for (;;) {
    const std::size_t dot = std::min(host.find('.'), host.size());
    labels.push_back(host.substr(0, dot));
    if (dot == host.size()) return labels;
    host.remove_prefix(dot + 1);
  }
}

const Place* prefecture_called(std::string_view romaji, const Gazetteer& gazetteer) {
  for (const Place* place : gazetteer.find(romaji)) {
    if (place->kind == PlaceKind::Prefecture) return place;
  }
  return nullptr;
}

const Place* municipality_called(std::string_view romaji, std::string_view kinds,
                                 std::string_view next, const Gazetteer& gazetteer) {
  const Place* prefecture = prefecture_called(next, gazetteer);
  const Place* found = nullptr;
  for (const Place* place : gazetteer.find(romaji)) {
    if (place->kind != PlaceKind::Municipality || !ward_of(place->name).empty()) continue;
    if (kinds.find(kind_suffix(place->name)) == kinds.npos) continue;
    if (prefecture != nullptr && place->parent != prefecture->name) continue;
    if (found != nullptr) return nullptr;
    found = place;
  }
  return found;
}

// aichi-miyoshi: with the prefecture, where others bear the name too.
const Place* municipality_behind_prefecture(std::string_view label, std::string_view kinds,
                                            const Gazetteer& gazetteer) {
  const std::size_t hyphen = label.find('-');
  if (hyphen == label.npos) return nullptr;
  const std::string_view prefecture = label.substr(0, hyphen);
  if (prefecture_called(prefecture, gazetteer) == nullptr) return nullptr;
  return municipality_called(label.substr(hyphen + 1), kinds, prefecture, gazetteer);
}

// isesaki-kokusai.jp, iwate-ia.or.jp: the exchange association of a town or prefecture; none where
// a prefecture and a city bear the name.
const Place* place_of_association(std::string_view label, const Gazetteer& gazetteer) {
  constexpr auto kExchange =
      std::to_array<std::string_view>({"kokusai", "kokusaikoryu", "kokusaikouryu", "koryu",
                                       "kouryu", "ia", "iea", "iec", "ief", "ifa", "intl"});
  const std::size_t hyphen = label.find('-');
  if (hyphen == label.npos) return nullptr;
  const std::string_view name = label.substr(0, hyphen);
  const std::string_view rest = label.substr(hyphen + 1);
  if (std::find(kExchange.begin(), kExchange.end(), rest) == kExchange.end()) return nullptr;
  const Place* town = municipality_called(name, "市区町村", "", gazetteer);
  const Place* prefecture = prefecture_called(name, gazetteer);
  // 静岡市 and 静岡県 both may be; 岩手町 hardly is.
  const bool is_city = town != nullptr && town->name.ends_with("市");
  if (is_city && prefecture != nullptr) return nullptr;
  return prefecture != nullptr ? prefecture : town;
}

}  // namespace

const Place* place_of_host(std::string_view url, const Gazetteer& gazetteer) {
  if (const std::size_t scheme = url.find("://"); scheme != url.npos) url.remove_prefix(scheme + 3);
  std::size_t end = 0;
  while (end < url.size() && is_host_character(url[end])) ++end;
  const std::string host = lower(url.substr(0, end));
  if (!host.ends_with(kTopDomain)) return nullptr;
  const auto labels = labels_of(host);
  for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
    if (const Place* place = place_of_association(labels[i], gazetteer)) return place;
  }
  for (std::size_t i = 0; i + 2 < labels.size(); ++i) {
    if (labels[i] == "metro" && labels[i + 1] == "tokyo") {
      return prefecture_called("tokyo", gazetteer);
    }
    if (labels[i] == "pref") return prefecture_called(labels[i + 1], gazetteer);
    for (const auto& [label, kinds] : kHostLabels) {
      if (labels[i] != label) continue;
      const Place* place = municipality_called(labels[i + 1], kinds, labels[i + 2], gazetteer);
      return place != nullptr ? place
                              : municipality_behind_prefecture(labels[i + 1], kinds, gazetteer);
    }
  }
  return nullptr;
}

std::vector<const Place*> places_of_hosts_in(std::string_view text, const Gazetteer& gazetteer) {
  std::vector<const Place*> places;
  for (std::size_t at = text.find(kTopDomain); at != text.npos;
       at = text.find(kTopDomain, at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < kMaxHostBytes && is_host_character(text[begin - 1])) --begin;
    const Place* place =
        place_of_host(text.substr(begin, at + kTopDomain.size() - begin), gazetteer);
    if (place == nullptr || std::count(places.begin(), places.end(), place) != 0) continue;
    places.push_back(place);
  }
  return places;
}

}  // namespace musubi
