#include "common/gazetteer/written_names.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "common/gazetteer/lookalikes.h"
#include "common/gazetteer/name_folding.h"
#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// What newspapers put before a city abroad: 米・ニューポートビーチ市.
struct Initial {
  std::string_view written, country;
};
constexpr auto kInitials = std::to_array<Initial>({
    {"米・", "米国"},
    {"独・", "ドイツ"},
    {"仏・", "フランス"},
    {"英・", "英国"},
    {"伊・", "イタリア"},
    {"露・", "ロシア"},
    {"豪・", "オーストラリア"},
    {"加・", "カナダ"},
    {"印・", "インド"},
    {"伯・", "ブラジル"},
    {"韓・", "韓国"},
    {"比・", "フィリピン"},
    {"越・", "ベトナム"},
    {"泰・", "タイ"},
});

bool is_kana_reading(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if ((c < U'ぁ' || c > U'ゖ') && c != U'ー' && c != U'・') return false;
  }
  return true;
}

// クレア of クレア町; empty for a name that is no katakana, or of no such kind.
std::string_view katakana_stem(std::string_view name) {
  const std::string_view stem = without_kind_abroad(name);
  if (stem.size() == name.size()) return {};
  for (std::size_t at = 0; at < stem.size();) {
    const char32_t c = next_code_point(stem, at);
    if ((c < U'ァ' || c > U'ー') && c != U'&') return {};
  }
  return stem;
}

class Collector {
 public:
  void add(std::string_view spelling, NameRule rule, const Place* place) {
    if (is_kana_reading(spelling)) return;
    const FoldedNames usual(spelling);
    const auto [found, is_new] = numbers_.try_emplace(std::string(usual.text()), names_.size());
    if (is_new) names_.push_back({found->first, rule, {}});
    WrittenName& name = names_[found->second];
    name.rule = std::max(name.rule, rule);
    if (place == nullptr || std::count(name.places.begin(), name.places.end(), place) > 0) return;
    name.places.push_back(place);
  }

  void add_prefecture(const Place& place) {
    const std::string_view bare = without_kind(place.name);
    add(place.name, NameRule::Whole, &place);
    for (const std::string& alias : place.aliases) {
      add(alias, alias == bare ? NameRule::BarePrefecture : NameRule::Whole, &place);
    }
  }

  void add_municipality(const Place& place) {
    add(place.name, NameRule::Municipality, &place);
    add(ward_of(place.name), NameRule::Municipality, &place);
    add(without_kind(place.name), NameRule::NotAPlace, nullptr);
    add_port(place);
    for (const std::string& alias : place.aliases) {
      const bool is_bare = without_kind(alias) == alias;
      add(alias, is_bare ? NameRule::NotAPlace : NameRule::Municipality,
          is_bare ? nullptr : &place);
    }
  }

  void add_country(const Place& place) {
    for (const std::string* name : {&place.name, &place.romaji}) {
      add_foreign_name(*name, NameRule::Country, place);
    }
    for (const std::string& alias : place.aliases) {
      add_foreign_name(alias, NameRule::Country, place);
    }
    for (const auto& [written, country] : kInitials) {
      if (place.name == country) add(written, NameRule::Initial, &place);
    }
  }

  void add_foreign_region(const Place& place) {
    const std::string_view stem = katakana_stem(place.name);
    const WrittenName* known = stem.empty() ? nullptr : find(stem);
    if (stem.empty() || (known != nullptr && known->rule != NameRule::WithKind)) {
      // バンクーバー is known bare: バンクーバー市 may be either.
      const auto others = known == nullptr || known->rule != NameRule::Whole
                              ? std::vector<const Place*>()
                              : known->places;
      add_foreign_name(place.name, NameRule::Whole, place);
      for (const Place* other : others) add_foreign_name(place.name, NameRule::Whole, *other);
    } else {
      add_foreign_name(stem, NameRule::WithKind, place);
    }
    for (const std::string& alias : place.aliases) add_foreign_name(alias, NameRule::Whole, place);
  }

  std::vector<WrittenName> take() { return std::move(names_); }

 private:
  // 北九州港 of 北九州市.  A name of one character is part of too many words.
  void add_port(const Place& place) {
    const std::string_view bare = without_kind(place.name);
    const bool is_city = place.name.ends_with("市");
    if (!is_city || char_count(bare) < 2) return;
    add(std::string(bare) + "港", NameRule::Municipality, &place);
  }

  const WrittenName* find(std::string_view spelling) const {
    const auto known = numbers_.find(std::string(FoldedNames(spelling).text()));
    return known == numbers_.end() ? nullptr : &names_[known->second];
  }

  // サン・セバスティアン is written サンセバスティアン too.
  void add_foreign_name(std::string_view name, NameRule rule, const Place& place) {
    add(name, rule, &place);
    constexpr std::string_view kDot = "・";
    std::string joined;
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t dot = std::min(name.find(kDot, at), name.size());
      joined += name.substr(at, dot - at);
      at = dot + kDot.size();
    }
    if (joined.size() != name.size()) add(joined, rule, &place);
    add_german_castle(name, rule, place);
  }

  // ブランデンブルク is written ブランデンブルグ too.
  void add_german_castle(std::string_view name, NameRule rule, const Place& place) {
    for (const auto& [one, other] :
         {std::pair("ブルク", "ブルグ"), std::pair("ブルグ", "ブルク")}) {
      const std::size_t at = name.find(one);
      if (at == name.npos) continue;
      std::string written(name);
      add(written.replace(at, std::string_view(one).size(), other), rule, &place);
      return;
    }
  }

  std::vector<WrittenName> names_;
  std::unordered_map<std::string, std::size_t> numbers_;
};

}  // namespace

std::vector<WrittenName> written_names(const std::vector<Place>& places,
                                       const std::vector<Place>& abroad) {
  Collector collector;
  for (const Place& place : places) {
    switch (place.kind) {
      case PlaceKind::Prefecture:
        collector.add_prefecture(place);
        break;
      case PlaceKind::Municipality:
        collector.add_municipality(place);
        break;
      case PlaceKind::Country:
        collector.add_country(place);
        break;
      case PlaceKind::ForeignRegion:
        collector.add_foreign_region(place);
        break;
    }
  }
  for (const Place& place : abroad) collector.add_foreign_region(place);
  for (const std::string_view word : lookalikes()) {
    collector.add(word, NameRule::NotAPlace, nullptr);
  }
  return collector.take();
}

}  // namespace musubi
