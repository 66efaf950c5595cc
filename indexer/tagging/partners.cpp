#include "indexer/tagging/partners.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>

#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"
#include "indexer/tagging/unlisted_name.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr Demand kDemand = {.least = 0.7, .of_strongest = 0.35, .once = 0};
constexpr double kWithFactor = 2;        // 大連市と, 大連市との
constexpr double kTieFactor = 2;         // 姉妹都市の大連市
constexpr double kVenueFactor = 0.3;     // 石家荘市において調印した
constexpr double kOfficialFactor = 0.5;  // 浙江省長, 浙江省の書記
constexpr double kVisitedFactor = 0.6;   // 西安市を訪れ
constexpr double kPassedFactor = 0.2;    // 大連市を経由, 大連市に立ち寄り
constexpr std::size_t kMaxPartners = 12;

template <std::size_t N>
bool begins_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

template <std::size_t N>
bool ends_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

// What the words around a name make of the place.
double role_factor(std::string_view before, std::string_view behind) {
  constexpr auto kVenues = std::to_array<std::string_view>(
      {"において", "にて", "で開", "で調印", "で締結", "で署名", "で行"});
  constexpr auto kOfficials =
      std::to_array<std::string_view>({"長と", "長の", "長が", "長も", "の書記", "の副"});
  constexpr auto kPassed = std::to_array<std::string_view>(
      {"を経由", "まで", "に立ち寄", "にも立ち寄", "経由", "空港", "国際空港", "大学", "から約",
       "の南", "の北", "の東", "の西", "総領事館", "領事館", "事務所"});
  constexpr auto kTies = std::to_array<std::string_view>(
      {"姉妹都市", "友好都市", "姉妹都市の", "友好都市の", "姉妹都市である", "友好都市である",
       "姉妹都市・", "友好都市・", "姉妹都市 ", "友好都市 ", "姉妹州の", "提携先の", "都市「"});
  if (begins_with_any(behind, kVenues)) return kVenueFactor;
  if (begins_with_any(behind, kPassed)) return kPassedFactor;
  if (begins_with_any(behind, kOfficials)) return kOfficialFactor;
  if (behind.starts_with("を訪")) return kVisitedFactor;
  constexpr auto kNow = std::to_array<std::string_view>({"現在の", "現・", "現", "今の"});
  if (ends_with_any(before, kNow)) return kPassedFactor;
  const bool is_way = begins_with_any(behind, std::to_array<std::string_view>({"と結ばれ"}));
  if (behind.starts_with("と") && !is_way) return kWithFactor;
  return ends_with_any(before, kTies) ? kTieFactor : 1;
}

// Where a name ends with the 市 or 州 behind it.
std::size_t end_with_kind(std::string_view text, const PlaceInText& one) {
  const std::string_view name = text.substr(one.begin, one.end - one.begin);
  if (without_kind_abroad(name).size() != name.size()) return one.end;
  const std::string_view behind = text.substr(one.end);
  for (const std::string_view kind : {"自治区", "自治州", "地方"}) {
    if (behind.starts_with(kind)) return one.end + kind.size();
  }
  return one.end + kind_abroad_at(behind);
}

// カリフォルニア州のフレスノ市: what is named right behind belongs to what is named before.
bool is_within(std::string_view text, const PlaceInText& outer, const PlaceInText& inner) {
  const std::size_t end = end_with_kind(text, outer);
  if (inner.begin < end || inner.begin - end > 3) return false;
  const std::string_view gap = text.substr(end, inner.begin - end);
  return gap.empty() || gap == "の" || gap == "・" || gap == " " || gap == "(" || gap == "\n";
}

bool is_kana_name(std::string_view name) {
  std::size_t at = 0;
  const char32_t first = next_code_point(name, at);
  return first >= U'ァ' && first <= U'ー';
}

// By which the wordings for one place are counted together: 釜山直轄市 is 釜山広域市.
std::string key_of(const Place& place, std::string_view name) {
  return is_kana_name(place.name) ? std::string(without_kind_abroad(name)) : place.name;
}

bool has_kind(std::string_view name) {
  constexpr auto kKinds = std::to_array<std::string_view>(
      {"市", "省", "州", "県", "道", "区", "郡", "町", "村", "郷", "鎮", "都", "府"});
  return ends_with_any(name, kKinds);
}

// The name as the text has it, 市 or 州 behind it included; kanji as the gazetteer writes them.
std::string name_in_text(const PageText& page, const PlaceInText& one) {
  const std::string_view written = page.text().substr(one.begin, one.end - one.begin);
  if (!is_kana_name(one.place->name))
    return std::string(has_kind(written) ? written : one.place->name);
  return page.as_written(one.begin, end_with_kind(page.text(), one));
}

struct Found {
  std::string name;  // the longest that the text has
  double weight = 0;
  std::size_t begin = 0;  // where it is named first
};

class Search {
 public:
  Search(const PageText& page, const PlacesOfText& places,
         const std::vector<Organization>& organizations)
      : page_(page), text_(page.text()), places_(places), organizations_(organizations) {}

  // Those of one country that carry the text.
  std::vector<Found> in(const std::string& country);

 private:
  void add(std::string_view key, std::string name, const PlaceInText& one, std::size_t end);
  bool add_unlisted(std::size_t number);
  void merge_longer();
  bool add_unlisted_before(std::size_t number);
  void add_unlisted_name(std::size_t begin, std::size_t end, const PlaceInText& one);
  bool is_in_brackets(std::size_t number) const;
  bool is_of_another(std::size_t number) const;
  bool is_told_of_others(std::size_t sentence) const;
  bool is_another_municipality(const PlaceInText& one) const;

  const PageText& page_;
  const std::string_view text_;
  const PlacesOfText& places_;
  const std::vector<Organization>& organizations_;
  std::map<std::string, Found> found_;
  std::set<std::string> addresses_;  // what is named to say where another is
};

void Search::add(std::string_view key, std::string name, const PlaceInText& one, std::size_t end) {
  Found& found = found_.try_emplace(std::string(key), Found{{}, 0, one.begin}).first->second;
  if (name.size() > found.name.size()) found.name = std::move(name);
  constexpr std::size_t kBefore = 24;
  const std::string_view before = text_.substr(0, one.begin);
  found.weight +=
      one.weight * role_factor(before.substr(before.size() - std::min(before.size(), kBefore)),
                               text_.substr(end));
}

// ベトナム・クイニョン市, 台東県大武郷: a name behind its country or state that no table knows.
bool Search::add_unlisted(std::size_t number) {
  const auto& named = places_.named;
  const PlaceInText& one = named[number];
  const std::size_t end = end_with_kind(text_, one);
  const std::string_view outer = text_.substr(one.begin, end - one.begin);
  const bool is_town =
      ends_with_any(outer, std::to_array<std::string_view>({"市", "町", "村", "区"})) &&
      !outer.ends_with("自治区");
  const auto name = unlisted_name_at(text_, end, is_town ? Joint::None : Joint::MayBe);
  const bool is_listed = number + 1 < named.size() && named[number + 1].begin < name.end;
  if (name.begin == name.end || is_listed) return false;
  addresses_.insert(one.place->name);
  add_unlisted_name(name.begin, name.end, one);
  return true;
}

// メッドウェイ市(英国・ケント州)
bool Search::add_unlisted_before(std::size_t number) {
  const PlaceInText& one = places_.named[number];
  const UnlistedName name = unlisted_name_before(text_, one.begin);
  const bool is_listed = number > 0 && places_.named[number - 1].end > name.begin;
  if (name.begin == name.end || is_listed) return false;
  addresses_.insert(one.place->name);
  add_unlisted_name(name.begin, name.end, one);
  return true;
}

void Search::add_unlisted_name(std::size_t begin, std::size_t end, const PlaceInText& one) {
  const std::string_view folded = text_.substr(begin, end - begin);
  const std::string key(without_kind_abroad(folded));
  const bool is_first = !found_.contains(key);
  add(key, page_.as_written(begin, end), one, end);
  if (!is_first) return;
  // Elsewhere in the text it stands without its country.
  Found& found = found_.at(key);
  for (const Sentence& sentence : page_.sentences()) {
    if (sentence.zone == Zone::Aside || page_.in(sentence).find(folded) == text_.npos) continue;
    found.weight += sentence.zone == Zone::Title ? 8 : 1;
  }
}

// ブレスト市(フランス共和国・ブルターニュ地域圏): behind a town, in brackets, only says where it
// is.
bool Search::is_in_brackets(std::size_t number) const {
  constexpr std::size_t kMaxBytes = 60;
  const PlaceInText& one = places_.named[number];
  if (one.place->kind == PlaceKind::Country) return false;
  const std::size_t reach = one.begin - std::min(one.begin, kMaxBytes);
  const std::string_view before = text_.substr(reach, one.begin - reach);
  const std::size_t opening = before.find_last_of("(|");
  if (opening == before.npos || before.find_first_of(")\n", opening) != before.npos) return false;
  return has_kind(trim(before.substr(0, opening)));
}

bool Search::is_another_municipality(const PlaceInText& one) const {
  if (one.place->kind != PlaceKind::Municipality) return false;
  return std::none_of(organizations_.begin(), organizations_.end(), [&](const Organization& own) {
    return one.place->name.starts_with(own.name);
  });
}

// 下関市は釜山広域市と姉妹都市である, on a page of another municipality.
bool Search::is_told_of_others(std::size_t sentence) const {
  if (page_.sentences()[sentence].zone == Zone::Title) return false;
  const bool is_of_town = std::any_of(organizations_.begin(), organizations_.end(),
                                      [](const auto& own) { return own.name != own.prefecture; });
  if (!is_of_town) return false;
  bool names_others = false;
  for (const PlaceInText& one : places_.named) {
    if (one.sentence != sentence || one.place->kind != PlaceKind::Municipality) continue;
    if (!is_another_municipality(one)) return false;
    names_others = true;
  }
  return names_others;
}

// 加古川市とマリンガ, 武漢市と大分市 on a page of the prefecture.
bool Search::is_of_another(std::size_t number) const {
  const auto& named = places_.named;
  constexpr std::string_view kWith = "と";
  const auto is_joined = [&](const PlaceInText& left, const PlaceInText& right) {
    return left.end <= right.begin && text_.substr(left.end, right.begin - left.end) == kWith;
  };
  const PlaceInText& one = named[number];
  if (is_told_of_others(one.sentence)) return true;
  if (number > 0 && is_joined(named[number - 1], one) &&
      is_another_municipality(named[number - 1])) {
    return true;
  }
  return number + 1 < named.size() && is_joined(one, named[number + 1]) &&
         is_another_municipality(named[number + 1]);
}

// ウィーン市ヘルナルス区 is ヘルナルス区.
void Search::merge_longer() {
  for (auto longer = found_.begin(); longer != found_.end();) {
    const auto same = std::find_if(found_.begin(), found_.end(), [&](const auto& one) {
      return one.first != longer->first && !one.first.empty() &&
             longer->first.ends_with(one.first) && longer->first.size() >= one.first.size() + 6;
    });
    if (same == found_.end()) {
      ++longer;
      continue;
    }
    same->second.weight += longer->second.weight;
    same->second.begin = std::min(same->second.begin, longer->second.begin);
    longer = found_.erase(longer);
  }
}

std::vector<Found> Search::in(const std::string& country) {
  found_.clear();
  const auto& named = places_.named;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const PlaceInText& one = named[i];
    const Place& place = *one.place;
    const bool is_country = place.kind == PlaceKind::Country && place.name == country;
    const bool is_part = place.kind == PlaceKind::ForeignRegion && place.parent == country;
    if ((!is_country && !is_part) || places_.elsewhere.contains(one.sentence)) continue;
    const bool has_inner = i + 1 < named.size() && named[i + 1].place->parent == country &&
                           is_within(text_, one, named[i + 1]);
    if (has_inner) addresses_.insert(place.name);
    if (is_of_another(i) || is_in_brackets(i) || add_unlisted_before(i)) continue;
    if (has_inner || add_unlisted(i) || is_country) continue;
    if (addresses_.contains(place.name)) continue;
    std::string name = name_in_text(page_, one);
    const std::string key = key_of(place, name);
    add(key, std::move(name), one, end_with_kind(text_, one));
  }
  merge_longer();
  double strongest = 0;
  for (const auto& [key, found] : found_) strongest = std::max(strongest, found.weight);
  std::vector<Found> chosen;
  for (auto& [key, found] : found_) {
    if (found.weight >= std::max(kDemand.least, kDemand.of_strongest * strongest)) {
      chosen.push_back(std::move(found));
    }
  }
  return chosen;
}

// イタリア共和国 セルバ, 台湾新竹県宝山郷: without what only says where it is.
std::string_view without_country(std::string_view value, const PageText& page,
                                 const PlacesOfText& places) {
  std::size_t begin = static_cast<std::size_t>(value.data() - page.text().data());
  const std::size_t end = begin + value.size();
  for (const PlaceInText& one : places.named) {
    if (one.begin != begin || one.end >= end) continue;
    std::string_view rest = page.text().substr(one.end, end - one.end);
    for (const std::string_view joint : {"・", "/", " "}) {
      if (rest.starts_with(joint)) rest.remove_prefix(joint.size());
    }
    const bool is_name = char_count(rest) > 2;  // not 市 alone
    if (!is_name) break;
    begin = end - rest.size();
    value = rest;
  }
  return value;
}

// 提携相手先 クレア&ギルバートバレー町 (Clare & Gilbert Valleys)
std::string stated_partner(const PageText& page, const PlacesOfText& places) {
  constexpr auto kLabels = std::to_array<std::string_view>(
      {"提携相手先", "提携相手", "提携先都市", "提携先", "相手先都市", "相手都市", "提携都市",
       "姉妹都市名", "友好都市名", "締結先", "調印先"});
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
      value = without_country(value, page, places);
      const std::size_t chars = char_count(value);
      if (chars >= 2 && chars <= 40 && value.find("。") == value.npos) return std::string(value);
      break;
    }
  }
  return {};
}

}  // namespace

std::vector<Partner> partners_of(const PageText& page, const PlacesOfText& places,
                                 const std::vector<Organization>& organizations) {
  std::string stated = stated_partner(page, places);
  if (!stated.empty() && places.countries.size() == 1) {
    return {{places.countries.front().value, std::move(stated)}};
  }
  struct Placed {
    std::size_t begin;
    Partner partner;
  };
  std::vector<Placed> all;
  Search search(page, places, organizations);
  double strongest = 0;
  for (const FoundValue& country : places.countries)
    strongest = std::max(strongest, country.weight);
  for (const FoundValue& country : places.countries) {
    auto found = search.in(country.value);
    const bool carries = country.weight >= kDemand.of_strongest * strongest;
    if (found.empty() && carries) all.push_back({SIZE_MAX, {country.value, {}}});
    for (Found& one : found) all.push_back({one.begin, {country.value, std::move(one.name)}});
  }
  if (all.size() > kMaxPartners) return {};
  std::stable_sort(all.begin(), all.end(),
                   [](const Placed& a, const Placed& b) { return a.begin < b.begin; });
  std::vector<Partner> partners;
  for (Placed& one : all) partners.push_back(std::move(one.partner));
  return partners;
}

}  // namespace musubi
