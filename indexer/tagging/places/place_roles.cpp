#include "indexer/tagging/places/place_roles.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/tagging/places/aboutness.h"
#include "indexer/tagging/places/place_weights.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr double kElsewhereFactor = 0.5;
constexpr double kLedeFactor = 2;
constexpr double kOtherFactor = 0.4;
constexpr double kGuestFactor = 0.2;

// On the page of a town: another one of its prefecture, or the prefecture where it acts
// (島根県では).
bool is_neighbour(const PlaceInText& one, const Place* own_town, std::string_view text) {
  constexpr auto kActs = std::to_array<std::string_view>({"では", "は", "が", "も"});
  constexpr std::string_view kFounded = "立";  // 横浜市立高等学校 is a school
  const std::string_view behind = text.substr(one.end);
  if (own_town == nullptr || one.place == own_town || behind.starts_with(kFounded)) return false;
  return one.place->kind == PlaceKind::Municipality || starts_with_any(behind, kActs);
}

}  // namespace

// クロツィンゲン市の友好都市であるフランスのグレウ市: the country of a partner's partner, which the
// title does not name.
void lower_guests(const PageText& page, std::vector<PlaceInText>& named) {
  constexpr auto kTheirs = std::to_array<std::string_view>(
      {"の友好都市", "の姉妹都市", "が新たに友好", "が友好協定を", "と友好関係にある"});
  constexpr std::size_t kMaxBytes = 60;
  std::set<std::string> guests;
  for (std::size_t i = 0; i + 1 < named.size(); ++i) {
    const PlaceInText& host = named[i];
    const PlaceInText& guest = named[i + 1];
    const bool are_abroad = !is_domestic(*host.place) && !is_domestic(*guest.place);
    if (!are_abroad || host.sentence != guest.sentence) continue;
    if (facet_value_of(*host.place) == facet_value_of(*guest.place)) continue;
    const std::string_view behind = page.text().substr(host.end, guest.begin - host.end);
    if (behind.size() > kMaxBytes) continue;
    if (std::any_of(kTheirs.begin(), kTheirs.end(), [&](std::string_view word) {
          return trim(behind).starts_with(word) || behind.starts_with("市" + std::string(word));
        })) {
      guests.insert(facet_value_of(*guest.place));
    }
  }
  for (const PlaceInText& one : named) {
    if (page.sentences()[one.sentence].zone == Zone::Title)
      guests.erase(facet_value_of(*one.place));
  }
  for (PlaceInText& one : named) {
    if (guests.contains(facet_value_of(*one.place))) one.weight *= kGuestFactor;
  }
}

void raise_lede(const PageText& page, PageCues& cues, PageMentions& mentions) {
  for (const PlaceInText& one : mentions.named) {
    if (is_domestic(*one.place) && page.sentences()[one.sentence].zone == Zone::Title) return;
  }
  std::size_t lede = SIZE_MAX;
  const auto may_lead = [&](const Place& place, std::size_t sentence) {
    return is_domestic(place) && page.sentences()[sentence].zone == Zone::Opening &&
           cues.of(sentence).has(Cue::Tie) && !cues.of(sentence).has(Cue::Retold);
  };
  for (const PlaceInText& one : mentions.named) {
    if (may_lead(*one.place, one.sentence)) lede = std::min(lede, one.sentence);
  }
  for (const DoubtfulPlace& one : mentions.doubtful) {
    if (may_lead(*one.places.front(), one.sentence)) lede = std::min(lede, one.sentence);
  }
  for (PlaceInText& one : mentions.named) {
    if (is_domestic(*one.place) && one.sentence == lede) one.weight *= kLedeFactor;
  }
  for (DoubtfulPlace& one : mentions.doubtful) {
    if (is_domestic(*one.places.front()) && one.sentence == lede) {
      one.weight *= kLedeFactor;
    }
  }
}

// 福岡県、佐賀県、長崎県、山口県: who is named beside one that the title names acts as that one
// does.
void raise_colleagues(const PageText& page, PageCues& cues, std::vector<PlaceInText>& named) {
  constexpr double kShare = 0.6;  // of the weight of the title
  constexpr std::size_t kMinNames = 3;
  std::set<std::string> in_title;
  for (const PlaceInText& one : named) {
    const bool is_title = page.sentences()[one.sentence].zone == Zone::Title;
    if (is_title && is_domestic(*one.place)) in_title.insert(facet_value_of(*one.place));
  }
  if (in_title.empty()) return;
  for (std::size_t begin = 0, end = 0; begin < named.size(); begin = end) {
    bool has_title = false;
    for (end = begin; end < named.size() && is_domestic(*named[end].place); ++end) {
      const std::size_t after = end == begin ? named[begin].begin : named[end - 1].end;
      const std::string_view gap = page.text().substr(after, named[end].begin - after);
      if (end != begin && gap != "、" && gap != "・") break;
      has_title = has_title || in_title.contains(facet_value_of(*named[end].place));
    }
    end = std::max(end, begin + 1);
    const std::size_t sentence = named[begin].sentence;
    const std::string_view behind = page.text().substr(named[end - 1].end);
    const bool goes_on = behind.starts_with("など") || behind.starts_with("等") ||
                         behind.starts_with("に続") || behind.starts_with("に次");
    if (!has_title || goes_on || end - begin < kMinNames || !cues.of(sentence).has(Cue::Tie)) {
      continue;
    }
    for (std::size_t i = begin; i < end; ++i) {
      named[i].weight = std::max(named[i].weight, kShare * weight_of_place(Zone::Title, true));
    }
  }
}

// 姉妹都市である旭川市の中学生が本市を訪れ: on a page that names nothing abroad, the other side of
// a tie within the country.
void raise_domestic_partners(const PageText& page, std::vector<PlaceInText>& named) {
  constexpr double kShare = 0.6;  // of the weight of the title
  constexpr std::size_t kBytes = 30;
  constexpr auto kTies = std::to_array<std::string_view>(
      {"姉妹都市である", "友好都市である", "姉妹都市の", "友好都市の", "親善都市の", "姉妹都市・",
       "友好都市・", "姉妹都市", "友好都市", "姉妹町の", "姉妹村の", "姉妹県の",
       "姉妹都市である、"});
  const bool is_abroad = std::any_of(named.begin(), named.end(), [](const PlaceInText& one) {
    return !is_domestic(*one.place) && facet_value_of(*one.place) != kHomeCountry;
  });
  if (is_abroad) return;
  for (PlaceInText& one : named) {
    const std::size_t reach = one.begin - std::min(one.begin, kBytes);
    if (!ends_with_any(page.text().substr(reach, one.begin - reach), kTies)) continue;
    one.weight = std::max(one.weight, kShare * weight_of_place(Zone::Title, true));
  }
}

// What other towns do tells little of the partners of this one.
std::set<std::size_t> lower_elsewhere(const PageText& page, const std::string& own,
                                      const Place* own_town, std::vector<PlaceInText>& named) {
  std::set<std::size_t> elsewhere;
  for (std::size_t begin = 0, end = 0; begin < named.size(); begin = end) {
    const std::size_t sentence = named[begin].sentence;
    bool names_own = false;
    bool names_other = false;
    bool names_neighbour = false;
    std::set<std::string_view> countries;  // of several, this is a list of one's own partners
    for (end = begin; end < named.size() && named[end].sentence == sentence; ++end) {
      const std::string& value = facet_value_of(*named[end].place);
      if (!is_domestic(*named[end].place)) {
        countries.insert(value);
      } else if (value != own) {
        names_other = true;
      } else {
        (is_neighbour(named[end], own_town, page.text()) ? names_neighbour : names_own) = true;
      }
    }
    const Zone zone = page.sentences()[sentence].zone;
    const bool is_of_others = names_other || names_neighbour;
    if (names_own || !is_of_others || (zone != Zone::Opening && zone != Zone::Text)) continue;
    const bool is_list_of_partners = countries.size() > 1;
    if (!is_list_of_partners) elsewhere.insert(sentence);
    for (std::size_t i = begin; i < end; ++i) {
      if (is_domestic(*named[i].place)) {
        if (names_other) named[i].weight *= kOtherFactor;
      } else if (!is_list_of_partners) {
        named[i].weight *= names_other ? kElsewhereFactor : kGuestFactor;
      }
    }
  }
  return elsewhere;
}

}  // namespace musubi
