#include "indexer/tagging/parties.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr Demand kOrganizations = {.least = 1.5, .of_strongest = 0.4, .once = 0};
constexpr Demand kPartners = {.least = 0.7, .of_strongest = 0.4, .once = 0};
constexpr double kSpeakerWeight = 4;
constexpr std::size_t kSpokenBytes = 4000;  // enough to tell who speaks
constexpr std::size_t kMaxPartners = 12;

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

bool is_in(const std::vector<FoundValue>& values, const std::string& value) {
  return std::any_of(values.begin(), values.end(),
                     [&](const FoundValue& one) { return one.value == value; });
}

std::vector<std::string> organizations_of(const PageText& page, const PlacesOfText& places) {
  Evidence evidence;
  std::map<std::string, std::string> prefecture_of;
  for (const PlaceInText& one : places.named) {
    const Place& place = *one.place;
    const bool is_municipality = place.kind == PlaceKind::Municipality;
    if (!is_municipality && place.kind != PlaceKind::Prefecture) continue;
    if (places.elsewhere.contains(one.sentence)) continue;
    const std::string& prefecture = is_municipality ? place.parent : place.name;
    if (!is_in(places.prefectures, prefecture)) continue;
    // A ward of a city speaks for the city.
    std::string name = place.name;
    if (const auto ward = ward_of(name); !ward.empty()) name.resize(name.size() - ward.size());
    prefecture_of[name] = prefecture;
    evidence.add(name, one.weight, {});
  }
  if (places.own != nullptr) {
    const Place& own = *places.own;
    prefecture_of[own.name] = own.parent.empty() ? own.name : own.parent;
    evidence.add(own.name, kSpeakerWeight, {});
  }
  const bool as_prefecture = speaks_as_prefecture(truncate_utf8(page.text(), kSpokenBytes));
  for (const auto& [name, prefecture] : prefecture_of) {
    if (as_prefecture && name == prefecture) evidence.add(name, kSpeakerWeight, {});
  }
  std::vector<std::string> names;
  for (const FoundValue& one : evidence.values(kOrganizations)) {
    // 岡山県 beside 備前市 only says where it is.
    const bool is_prefecture = prefecture_of.at(one.value) == one.value;
    const bool is_address =
        is_prefecture && std::any_of(names.begin(), names.end(), [&](auto& name) {
          return prefecture_of.at(name) == one.value;
        });
    if (!is_address) names.push_back(one.value);
  }
  return names;
}

// ベトナム・クイニョン市: a name in katakana behind its country that no table knows.
std::string unknown_name_at(std::string_view text) {
  for (const std::string_view joint : {"・", "の", " ", "("}) {
    if (text.starts_with(joint)) text.remove_prefix(joint.size());
  }
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end;
    const char32_t c = next_code_point(text, next);
    if ((c < U'ァ' || c > U'ー') && c != U'&') break;
    end = next;
  }
  const std::size_t kind = end == 0 ? 0 : kind_abroad_at(text.substr(end));
  return kind == 0 ? "" : std::string(text.substr(0, end + kind));
}

// カリフォルニア州のフレスノ市: what is named right behind belongs to what is named before.
bool is_within(std::string_view text, const PlaceInText& outer, const PlaceInText& inner) {
  if (inner.begin < outer.end || inner.begin - outer.end > 3) return false;
  const std::string_view gap = text.substr(outer.end, inner.begin - outer.end);
  return gap.empty() || gap == "の" || gap == "・" || gap == " " || gap == "(" || gap == "\n";
}

// The name as the text has it, 市 or 州 behind it included; kanji as the gazetteer writes them.
std::string name_in_text(std::string_view text, const PlaceInText& one) {
  std::size_t at = 0;
  const char32_t first = next_code_point(one.place->name, at);
  const bool is_kana = first >= U'ァ' && first <= U'ー';
  if (!is_kana) return one.place->name;
  std::string name(text.substr(one.begin, one.end - one.begin));
  if (without_kind_abroad(name).size() == name.size()) {
    name += text.substr(one.end, kind_abroad_at(text.substr(one.end)));
  }
  return name;
}

// 石家荘市において調印した: where it was done, not with whom.
double factor_of_venue(std::string_view behind) {
  constexpr auto kVenues =
      std::to_array<std::string_view>({"において", "にて", "で開", "で調印", "で締結"});
  constexpr double kVenueFactor = 0.3;
  const bool is_venue = std::any_of(kVenues.begin(), kVenues.end(), [&](std::string_view word) {
    return behind.starts_with(word);
  });
  return is_venue ? kVenueFactor : 1;
}

struct Partner {
  std::string name;  // the longest that the text has
  double weight = 0;
  std::size_t begin = 0;  // where it is named first
};

// The places of one country, by what speaks for each.
std::vector<Partner> partners_in(const std::string& country, const PageText& page,
                                 const PlacesOfText& places) {
  std::map<std::string, Partner> partners;
  const std::string_view text = page.text();
  const auto add = [&](const std::string& key, std::string name, const PlaceInText& one) {
    Partner& partner = partners.try_emplace(key, Partner{{}, 0, one.begin}).first->second;
    if (name.size() > partner.name.size()) partner.name = std::move(name);
    partner.weight += one.weight * factor_of_venue(text.substr(one.end));
  };
  for (std::size_t i = 0; i < places.named.size(); ++i) {
    const PlaceInText& one = places.named[i];
    const Place& place = *one.place;
    const bool has_inner = i + 1 < places.named.size() &&
                           places.named[i + 1].place->parent == country &&
                           is_within(text, one, places.named[i + 1]);
    if (has_inner) continue;
    if (place.kind == PlaceKind::Country && place.name == country) {
      std::string name = unknown_name_at(text.substr(one.end, 90));
      const std::string key(without_kind_abroad(name));
      if (!name.empty()) add(key, std::move(name), one);
    } else if (place.kind == PlaceKind::ForeignRegion && place.parent == country) {
      std::string name = name_in_text(text, one);
      const std::string key(without_kind_abroad(name));
      add(key, std::move(name), one);
    }
  }
  double strongest = 0;
  for (const auto& [key, partner] : partners) strongest = std::max(strongest, partner.weight);
  std::vector<Partner> chosen;
  for (auto& [key, partner] : partners) {
    if (partner.weight >= std::max(kPartners.least, kPartners.of_strongest * strongest)) {
      chosen.push_back(std::move(partner));
    }
  }
  return chosen;
}

// 提携相手先 クレア&ギルバートバレー町 (Clare & Gilbert Valleys)
std::string stated_partner(const PageText& page) {
  constexpr auto kLabels = std::to_array<std::string_view>(
      {"提携相手先", "提携相手", "提携先都市", "提携先", "相手先都市", "相手都市", "提携都市",
       "姉妹都市名", "友好都市名"});
  for (const Sentence& sentence : page.sentences()) {
    if (sentence.zone != Zone::Label) continue;
    std::string_view value = page.in(sentence);
    for (const std::string_view label : kLabels) {
      if (!value.starts_with(label)) continue;
      value.remove_prefix(label.size());
      const bool is_parted =
          value.starts_with(" ") || value.starts_with(":") || value.starts_with("|");
      if (!is_parted) break;
      value = trim(value.substr(1));
      value = trim(value.substr(0, std::min(value.find(" ("), value.size())));
      const std::size_t chars = char_count(value);
      if (chars >= 2 && chars <= 40 && value.find("。") == value.npos) return std::string(value);
      break;
    }
  }
  return {};
}

}  // namespace

Parties parties_of_text(const PageText& page, const PlacesOfText& places) {
  Parties parties;
  parties.organizations = organizations_of(page, places);
  const std::string stated = stated_partner(page);
  if (!stated.empty() && places.countries.size() == 1) {
    parties.partner = fmt::format("{}/{}", places.countries.front().value, stated);
    return parties;
  }
  std::vector<Partner> partners;
  for (const FoundValue& country : places.countries) {
    auto names = partners_in(country.value, page, places);
    if (names.empty()) partners.push_back({country.value, 0, SIZE_MAX});
    for (Partner& one : names) {
      one.name = fmt::format("{}/{}", country.value, one.name);
      partners.push_back(std::move(one));
    }
  }
  if (partners.size() > kMaxPartners) return parties;
  std::stable_sort(partners.begin(), partners.end(),
                   [](const Partner& a, const Partner& b) { return a.begin < b.begin; });
  for (const Partner& one : partners) {
    if (!parties.partner.empty()) parties.partner += "、";
    parties.partner += one.name;
  }
  return parties;
}

}  // namespace musubi
