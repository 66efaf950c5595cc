#include "indexer/tagging/places/place_weights.h"

#include <algorithm>
#include <array>

#include "common/text/words.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr double kPlaceTieFactor = 1.5;
constexpr double kWaypointFactor = 0.25;
constexpr double kComparisonFactor = 0.25;
constexpr double kGeographyFactor = 0.3;
constexpr double kRetoldFactor = 0.2;
constexpr double kMeetingFactor = 0.3;
constexpr double kPeopleFactor = 0.4;
constexpr double kAlsoFactor = 0.3;
constexpr double kNeighbourFactor = 0.1;
constexpr double kBeforeFactor = 0.2;
constexpr double kTopicFactor = 2;
constexpr std::size_t kMinWaypoints = 3;

}  // namespace

bool is_domestic(const Place& place) {
  return place.kind == PlaceKind::Prefecture || place.kind == PlaceKind::Municipality;
}

const std::string& facet_value_of(const Place& place) {
  return place.parent.empty() ? place.name : place.parent;
}

double weight_of_place(Zone zone, bool is_domestic) {
  switch (zone) {
    case Zone::Title:
      return 8;
    case Zone::Label:
      return 6;
    case Zone::Trail:
      return is_domestic ? 1 : 2;
    case Zone::Opening:
      return 2;
    case Zone::Text:
      return 1;
    case Zone::Contact:
      return is_domestic ? 3 : 0;
    case Zone::Aside:
      return 0;
  }
  return 0;
}

double factor_of_words_behind(std::string_view behind_name, std::string_view behind_list,
                              bool is_domestic) {
  constexpr auto kPeople =
      std::to_array<std::string_view>({"料理", "人", "製", "産", "国籍", "系"});
  constexpr double kLanguageFactor = 0.1;
  if (!is_domestic && behind_name.starts_with("語")) return kLanguageFactor;
  constexpr auto kAlso =
      std::to_array<std::string_view>({"からも", "などから", "をはじめ", "のように"});
  constexpr auto kBefore =
      std::to_array<std::string_view>({"に続い", "に続き", "に続く", "に次い", "に次ぐ"});
  if (!is_domestic && starts_with_any(behind_name, kPeople)) return kPeopleFactor;
  constexpr auto kStops = std::to_array<std::string_view>(
      {"を経由", "経由", "で乗り", "国際空港", "空港", "に立ち寄", "駐"});
  if (!is_domestic && starts_with_any(behind_name, kStops)) return kWaypointFactor;
  if (starts_with_any(behind_list, kBefore)) return kBeforeFactor;
  // 東京で開催: where they met.
  constexpr auto kVenues = std::to_array<std::string_view>(
      {"で開催", "で開か", "で行われ", "にて開催", "において開催", "都内で", "市内で開", "版"});
  if (is_domestic && starts_with_any(behind_name, kVenues)) return kMeetingFactor;
  // 韓国につきましては、: one of those that a report takes one by one.
  constexpr auto kTopic = std::to_array<std::string_view>({"につきまして", "については"});
  if (!is_domestic && starts_with_any(behind_list, kTopic)) return kTopicFactor;
  // 台湾の台中市や高雄市からも選手を迎えた: one's guests.
  if (!is_domestic && behind_list.starts_with("からも")) return kAlsoFactor;
  return is_domestic && starts_with_any(behind_list, kAlso) ? kAlsoFactor : 1;
}

double factor_of_words_before(std::string_view before) {
  constexpr auto kStops = std::to_array<std::string_view>(
      {"乗り継ぎの", "乗継ぎの", "乗継の", "経由地の", "経由地である", "経由地", "途中の"});
  constexpr auto kNeighbours =
      std::to_array<std::string_view>({"隣の", "隣国の", "隣国", "隣接する", "近隣の"});
  const auto is_before = [&](std::string_view word) { return before.ends_with(word); };
  if (std::any_of(kStops.begin(), kStops.end(), is_before)) return kWaypointFactor;
  return std::any_of(kNeighbours.begin(), kNeighbours.end(), is_before) ? kNeighbourFactor : 1;
}

double factor_of_cues(const Cues& cues, std::size_t places) {
  if (cues.has(Cue::Retold)) return kRetoldFactor;
  if (cues.has(Cue::Transport) && places >= kMinWaypoints) return kWaypointFactor;
  if (cues.has(Cue::Comparison)) return kComparisonFactor;
  if (cues.has(Cue::Geography) && !cues.has(Cue::Tie)) return kGeographyFactor;
  return cues.has(Cue::Tie) ? kPlaceTieFactor : 1;
}

}  // namespace musubi
