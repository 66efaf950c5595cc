#include "indexer/tagging/parties/partner_names.h"

#include <algorithm>
#include <array>

#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"
#include "common/text/words.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr double kWithFactor = 2;        // 大連市と, 大連市との
constexpr double kTieFactor = 2;         // 姉妹都市の大連市
constexpr double kVenueFactor = 0.15;    // 石家荘市において調印した
constexpr double kOfficialFactor = 0.5;  // 浙江省長, 浙江省の書記
constexpr double kVisitedFactor = 0.6;   // 西安市を訪れ
constexpr double kAlsoTiedFactor = 0.2;  // 竹崎郷とも協定を結んでいる
constexpr double kPassedFactor = 0.2;    // 大連市を経由, 大連市に立ち寄り

bool is_kana_name(std::string_view name) {
  std::size_t at = 0;
  const char32_t first = next_code_point(name, at);
  return first >= U'ァ' && first <= U'ー';
}

// 金融都市ムンバイ: what a city is, and not that it is a party.
bool describes_city(std::string_view before) {
  constexpr std::string_view kCity = "都市";
  constexpr auto kTied = std::to_array<std::string_view>(
      {"姉妹", "友好", "提携", "交流", "協定", "締結", "親善", "パートナー", "双子", "兄弟", "先"});
  if (!before.ends_with(kCity)) return false;
  before.remove_suffix(kCity.size());
  if (before.empty() || before.ends_with("の")) return false;
  return !ends_with_any(before, kTied);
}

// 北京市の自治体国際化協会を訪ね: who sits there, and not the town.
bool is_seat_of_body(std::string_view behind) {
  constexpr std::size_t kMaxBytes = 42;
  constexpr auto kSeated = std::to_array<std::string_view>(
      {"協会", "大学", "企業", "会社", "機関", "研究所", "博物館", "病院", "工場", "大使館"});
  if (!behind.starts_with("の")) return false;
  const std::string_view near = truncate_utf8(behind, kMaxBytes);
  const std::size_t stop = std::min(near.find("、"), near.find("と"));
  return contains_any(near.substr(0, stop), kSeated);
}

// 江原(カンウォン)特別自治道の横城郡: behind the reading goes on what kind of place it is.
std::string_view without_rest_of_kind(std::string_view gap) {
  constexpr auto kKinds = std::to_array<std::string_view>(
      {"特別自治道", "特別自治州", "自治区", "自治州", "地方", "広域市", "特別市"});
  for (const std::string_view kind : kKinds) {
    if (gap.starts_with(kind)) return gap.substr(kind.size());
  }
  return gap.substr(kind_abroad_at(gap));
}

}  // namespace

std::size_t end_with_kind(std::string_view text, const PlaceInText& one) {
  const std::string_view name = text.substr(one.begin, one.end - one.begin);
  if (without_kind_abroad(name).size() != name.size()) return one.end;
  const std::string_view behind = text.substr(one.end);
  for (const std::string_view kind : {"自治区", "自治州", "地方"}) {
    if (behind.starts_with(kind)) return one.end + kind.size();
  }
  return one.end + kind_abroad_at(behind);
}

bool is_within(std::string_view text, const PlaceInText& outer, const PlaceInText& inner) {
  const std::size_t end = end_with_kind(text, outer);
  constexpr std::size_t kMaxGap = 60;  // with its reading
  if (inner.begin < end || inner.begin - end > kMaxGap) return false;
  std::string_view gap = text.substr(end, inner.begin - end);
  // 南投県(なんとうけん) 草屯鎮
  if (const std::size_t reading = gap.find(')'); gap.starts_with("(") && reading != gap.npos) {
    gap = without_rest_of_kind(trim(gap.substr(reading + 1)));
  } else if (gap.starts_with(")")) {
    gap = without_rest_of_kind(gap.substr(1));  // 江原(カンウォン)特別自治道の
  }
  // 大連市・蘇州市 are two cities; ウィーン市・ヘルナルス区 is a district of one.
  const bool are_cities =
      text.substr(outer.begin, end - outer.begin).ends_with("市") &&
      text.substr(inner.begin, end_with_kind(text, inner) - inner.begin).ends_with("市");
  if (gap == "・" && are_cities) return false;
  return gap.empty() || gap == "の" || gap == "・" || gap == " " || gap == "(" || gap == "\n";
}

std::string key_of(const Place& place, std::string_view name) {
  if (!is_kana_name(place.name)) return place.name;
  // デラウェア州 is written デラウエア州 too.
  constexpr std::u32string_view kSmall = U"ァィゥェォ";
  std::string key;
  const std::string_view stem = without_kind_abroad(name);
  for (std::size_t at = 0; at < stem.size();) {
    const char32_t c = next_code_point(stem, at);
    append_utf8(key, kSmall.find(c) == kSmall.npos ? c : c + 1);
  }
  return key;
}

bool is_landscape(std::string_view text, const PlaceInText& one) {
  constexpr std::string_view kBay = "湾";
  const std::string_view name = text.substr(one.begin, one.end - one.begin);
  return name.ends_with(kBay) && name != one.place->name;
}

bool has_kind(std::string_view name) {
  constexpr auto kKinds = std::to_array<std::string_view>(
      {"市", "省", "州", "県", "道", "区", "郡", "町", "村", "郷", "鎮", "都", "府"});
  return ends_with_any(name, kKinds);
}

bool is_state(const Place& place) {
  constexpr auto kStates = std::to_array<std::string_view>({"州", "省", "道", "地方", "自治区"});
  return place.kind == PlaceKind::ForeignRegion && place.region.empty() &&
         ends_with_any(place.name, kStates);
}

bool is_town_of_its_name(std::string_view text, const PlaceInText& one) {
  constexpr auto kTowns = std::to_array<std::string_view>({"市", "町", "村"});
  const std::string_view written = text.substr(one.begin, end_with_kind(text, one) - one.begin);
  return is_state(*one.place) && ends_with_any(written, kTowns);
}

std::string name_in_text(const PageText& page, const PlaceInText& one) {
  const std::string_view written = page.text().substr(one.begin, one.end - one.begin);
  if (!is_kana_name(one.place->name))
    return has_kind(written) ? without_line_ends(written) : one.place->name;
  return page.as_written(one.begin, end_with_kind(page.text(), one));
}

std::string one_name_of(const Place& place) {
  return is_kana_name(place.name) ? "" : place.name;
}

double role_factor(std::string_view before, std::string_view behind) {
  constexpr auto kVenues = std::to_array<std::string_view>(
      {"において", "にて", "で、", "にある", "にあり", "に位置", "のホテル", "で開", "で調印",
       "で締結", "で署名", "で行", "内で", "内の", "内)", "="});
  constexpr auto kOfficials =
      std::to_array<std::string_view>({"長と", "長の", "長が", "長も", "の書記", "の副"});
  constexpr auto kPassed = std::to_array<std::string_view>(
      {"を経由", "まで",     "に立ち寄", "にも立ち寄", "も訪", "駐",   "県人", "経由",
       "空港",   "国際空港", "大学",     "から約",     "の南", "の北", "の東", "の西",
       "総領事", "領事館",   "事務所",   "入り",       "着",   "発",   "線",   "便"});
  constexpr auto kTies = std::to_array<std::string_view>(
      {"姉妹都市", "友好都市", "姉妹都市の", "友好都市の", "姉妹都市である", "友好都市である",
       "姉妹都市・", "友好都市・", "姉妹都市 ", "友好都市 ", "姉妹州の", "提携先の", "都市「"});
  if (starts_with_any(behind, kVenues)) return kVenueFactor;
  if (starts_with_any(behind, kPassed)) return kPassedFactor;
  if (starts_with_any(behind, kOfficials)) return kOfficialFactor;
  if (behind.starts_with("を訪")) return kVisitedFactor;
  if (behind.starts_with("とも") && !behind.starts_with("ともに")) return kAlsoTiedFactor;
  if (is_seat_of_body(behind)) return kOfficialFactor;
  // Where a partner is: ベトナムの首都ハノイと港湾都市ハイフォンの中間.
  constexpr auto kElsewhere = std::to_array<std::string_view>(
      {"現在の", "現・", "現", "今の", "首都", "首都の", "州都", "州都の", "港湾都市", "州都は",
       "省都は", "首都は", "道都は", "県都は", "州都である", "省都である", "のほか", "のほか、"});
  if (ends_with_any(before, kElsewhere)) return kPassedFactor;
  const bool is_way = starts_with_any(behind, std::to_array<std::string_view>({"と結ばれ"}));
  if (behind.starts_with("と") && !is_way) return kWithFactor;
  // 宮城県と吉林省の友好提携, 宮城県と吉林省が
  if (before.ends_with("と") &&
      (behind.starts_with("の友好") || behind.starts_with("の姉妹") || behind.starts_with("が"))) {
    return kWithFactor;
  }
  if (ends_with_any(before, kTies)) return kTieFactor;
  return describes_city(before) ? kPassedFactor : 1;
}

}  // namespace musubi
