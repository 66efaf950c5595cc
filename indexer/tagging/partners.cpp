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
#include "common/text/words.h"
#include "indexer/tagging/partner_names.h"
#include "indexer/tagging/stated_partner.h"
#include "indexer/tagging/unlisted_name.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr Demand kPartnerDemand = {.least = 0.7, .of_strongest = 0.35, .once = 0};
constexpr Demand kBesideSigner = {.least = 0.7, .of_strongest = 0.8, .once = 0};
constexpr double kOnlyPlace = 0.4;      // weight of a place that is the only one of its country
constexpr double kAddressShare = 0.75;  // of the state's weight, or of the city's

struct Found {
  std::string name;  // the longest that the text has
  double weight = 0;
  std::size_t begin = 0;         // where it is named first
  const Place* place = nullptr;  // of a name that a table knows
  bool is_tied = false;          // a sentence about a tie names it
  std::string region = {};       // its state, where the text names that and no table tells it
  bool is_former = false;        // 旧アルトナ市: what became another one
};

class PartnerSearch {
 public:
  PartnerSearch(const PageText& page, const PlacesOfText& places,
                const std::vector<Organization>& organizations)
      : page_(page), text_(page.text()), places_(places), organizations_(organizations) {}

  // Those of one country that carry the text.
  std::vector<Found> in(const std::string& country);

  // Whether any place of the country that was asked for last is a partner of others.
  bool saw_others() const { return saw_others_; }

 private:
  void add(std::string_view key, std::string name, const PlaceInText& one, std::size_t end);
  bool add_unlisted(std::size_t number);
  void merge_longer();
  void drop_former();
  bool is_address_of(const Found& one, const Found& other) const;
  std::vector<Found> chosen() const;
  bool add_unlisted_before(std::size_t number);
  std::string add_unlisted_name(std::size_t begin, std::size_t end, const PlaceInText& one);
  bool is_in_brackets(std::size_t number) const;
  bool is_of_another(std::size_t number) const;
  bool is_acting_prefecture(const PlaceInText& one) const;
  bool is_told_of_others(std::size_t sentence) const;
  bool is_another_municipality(const PlaceInText& one) const;
  bool acts_itself(const PlaceInText& one) const;

  const PageText& page_;
  const std::string_view text_;
  const PlacesOfText& places_;
  const std::vector<Organization>& organizations_;
  std::map<std::string, Found> found_;
  bool saw_others_ = false;
  std::set<std::string> addresses_;  // what is named to say where another is
};

void PartnerSearch::add(std::string_view key, std::string name, const PlaceInText& one,
                        std::size_t end) {
  Found& found = found_.try_emplace(std::string(key), Found{{}, 0, one.begin}).first->second;
  if (name.size() > found.name.size()) found.name = std::move(name);
  constexpr auto kTies =
      std::to_array<std::string_view>({"協定", "覚書", "提携", "姉妹都市", "友好都市", "盟約"});
  found.is_tied = found.is_tied || contains_any(page_.in(page_.sentences()[one.sentence]), kTies);
  constexpr std::size_t kBefore = 24;
  const std::string_view before = text_.substr(0, one.begin);
  found.weight +=
      one.weight * role_factor(before.substr(before.size() - std::min(before.size(), kBefore)),
                               text_.substr(end));
}

// ベトナム・クイニョン市, 台東県大武郷: a name behind its country or state that no table knows.
bool PartnerSearch::add_unlisted(std::size_t number) {
  const auto& named = places_.named;
  const PlaceInText& one = named[number];
  const std::size_t end = end_with_kind(text_, one);
  const std::string_view outer = text_.substr(one.begin, end - one.begin);
  const bool is_town =
      ends_with_any(outer, std::to_array<std::string_view>({"市", "町", "村", "区"})) &&
      !outer.ends_with("自治区");
  auto name = unlisted_name_at(text_, end, is_town ? Joint::None : Joint::MayBe);
  if (name.begin == name.end && one.place->kind == PlaceKind::Country) {
    name = bare_name_at(text_, one.begin, end);
  }
  const bool is_listed = number + 1 < named.size() && named[number + 1].begin < name.end;
  if (name.begin == name.end || is_listed) return false;
  addresses_.insert(one.place->name);
  const std::string key = add_unlisted_name(name.begin, name.end, one);
  if (is_state(*one.place)) found_.at(key).region = one.place->name;
  return true;
}

// メッドウェイ市(英国・ケント州)
bool PartnerSearch::add_unlisted_before(std::size_t number) {
  const PlaceInText& one = places_.named[number];
  const UnlistedName name = unlisted_name_before(text_, one.begin);
  const bool is_listed = number > 0 && places_.named[number - 1].end > name.begin;
  if (name.begin == name.end || is_listed) return false;
  addresses_.insert(one.place->name);
  add_unlisted_name(name.begin, name.end, one);
  return true;
}

std::string PartnerSearch::add_unlisted_name(std::size_t begin, std::size_t end,
                                             const PlaceInText& one) {
  const std::string_view folded = text_.substr(begin, end - begin);
  std::string key(without_kind_abroad(folded));
  const bool is_first = !found_.contains(key);
  add(key, page_.as_written(begin, end), one, end);
  if (!is_first) return key;
  // Elsewhere in the text it stands without its country.
  Found& found = found_.at(key);
  for (const Sentence& sentence : page_.sentences()) {
    if (sentence.zone == Zone::Aside || page_.in(sentence).find(folded) == text_.npos) continue;
    found.weight += sentence.zone == Zone::Title ? 8 : 1;
  }
  return key;
}

// ブレスト市(フランス共和国・ブルターニュ地域圏): behind a town, in brackets, only says where it
// is.
bool PartnerSearch::is_in_brackets(std::size_t number) const {
  constexpr std::size_t kMaxBytes = 60;
  const PlaceInText& one = places_.named[number];
  if (one.place->kind == PlaceKind::Country) return false;
  const std::size_t reach = one.begin - std::min(one.begin, kMaxBytes);
  const std::string_view before = text_.substr(reach, one.begin - reach);
  const std::size_t opening = before.find_last_of("(|");
  if (opening == before.npos || before.find_first_of(")\n", opening) != before.npos) return false;
  return has_kind(trim(before.substr(0, opening)));
}

bool PartnerSearch::is_another_municipality(const PlaceInText& one) const {
  if (one.place->kind != PlaceKind::Municipality) return false;
  return std::none_of(organizations_.begin(), organizations_.end(), [&](const Organization& own) {
    return one.place->name.starts_with(own.name);
  });
}

// 徳島県では、…州と友好交流を続けており: not the town whose page this is.
bool PartnerSearch::is_acting_prefecture(const PlaceInText& one) const {
  constexpr auto kActs = std::to_array<std::string_view>({"では", "は", "が", "も"});
  if (one.place->kind != PlaceKind::Prefecture) return false;
  const bool is_own = std::any_of(organizations_.begin(), organizations_.end(),
                                  [&](const auto& own) { return own.name == one.place->name; });
  return !is_own && starts_with_any(text_.substr(one.end), kActs);
}

// 下関市は釜山広域市と姉妹都市である, on a page of another municipality.
bool PartnerSearch::is_told_of_others(std::size_t sentence) const {
  if (page_.sentences()[sentence].zone == Zone::Title) return false;
  const bool is_of_town = std::any_of(organizations_.begin(), organizations_.end(),
                                      [](const auto& own) { return own.name != own.prefecture; });
  if (!is_of_town) return false;
  constexpr std::string_view kFounded = "立";  // 横浜市立高等学校 is a school
  bool names_others = false;
  for (const PlaceInText& one : places_.named) {
    if (one.sentence != sentence) continue;
    if (is_acting_prefecture(one)) names_others = true;
    if (one.place->kind != PlaceKind::Municipality) continue;
    if (text_.substr(one.end).starts_with(kFounded)) continue;
    if (!is_another_municipality(one)) return false;
    names_others = true;
  }
  return names_others;
}

// 加古川市とマリンガ, 武漢市と大分市 on a page of the prefecture.
bool PartnerSearch::is_of_another(std::size_t number) const {
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
void PartnerSearch::merge_longer() {
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

// 吉林省長春市で、宮城県と吉林省の友好提携 …: what elsewhere says where a town is, is here a party.
bool PartnerSearch::acts_itself(const PlaceInText& one) const {
  constexpr std::string_view kWith = "と";
  return text_.substr(0, one.begin).ends_with(kWith) ||
         text_.substr(end_with_kind(text_, one)).starts_with(kWith);
}

std::vector<Found> PartnerSearch::in(const std::string& country) {
  constexpr std::string_view kFormer = "旧";
  found_.clear();
  saw_others_ = false;
  const auto& named = places_.named;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const PlaceInText& one = named[i];
    const Place& place = *one.place;
    const bool is_country = place.kind == PlaceKind::Country && place.name == country;
    const bool is_part = place.kind == PlaceKind::ForeignRegion && place.parent == country;
    if (is_landscape(text_, one)) continue;
    if ((!is_country && !is_part) || places_.elsewhere.contains(one.sentence)) continue;
    const bool has_inner = i + 1 < named.size() && named[i + 1].place->parent == country &&
                           is_within(text_, one, named[i + 1]);
    if (has_inner) addresses_.insert(place.name);
    const bool is_of_others = is_of_another(i);
    if (is_of_others && is_part) saw_others_ = true;
    if (is_of_others || is_in_brackets(i) || add_unlisted_before(i)) continue;
    if (has_inner || add_unlisted(i) || is_country) continue;
    const bool is_town = is_town_of_its_name(text_, one);
    if (!is_town && addresses_.contains(place.name) && !acts_itself(one)) continue;
    std::string name = name_in_text(page_, one);
    const std::string key = is_town ? name : key_of(place, name);
    add(key, std::move(name), one, end_with_kind(text_, one));
    found_.at(key).place = is_town ? nullptr : &place;
    if (text_.substr(0, one.begin).ends_with(kFormer)) found_.at(key).is_former = true;
    const bool is_told = i > 0 && place.region.empty() && named[i - 1].place->parent == country &&
                         is_state(*named[i - 1].place) && is_within(text_, named[i - 1], one);
    if (is_told) found_.at(key).region = named[i - 1].place->name;
  }
  merge_longer();
  drop_former();
  return chosen();
}

// ウラジオストク beside 沿海地方, 遼寧省 beside 瀋陽市: the weaker one only tells where the other
// is.
bool PartnerSearch::is_address_of(const Found& one, const Found& other) const {
  if (one.place == nullptr || other.place == nullptr) return false;
  const bool holds =
      one.place->region == other.place->name || other.place->region == one.place->name;
  return holds && one.weight < kAddressShare * other.weight;
}

// 旧アルトナ市 beside the ホブソンズベイ市 that it became.
void PartnerSearch::drop_former() {
  const auto is_former = [](const auto& one) { return one.second.is_former; };
  if (!std::all_of(found_.begin(), found_.end(), is_former)) std::erase_if(found_, is_former);
}

std::vector<Found> PartnerSearch::chosen() const {
  double strongest = 0;
  bool any_tied = false;
  for (const auto& [key, found] : found_) {
    strongest = std::max(strongest, found.weight);
    any_tied = any_tied || found.is_tied;
  }
  std::vector<Found> chosen;
  for (const auto& entry : found_) {
    const Found& found = entry.second;
    const Demand& demand = any_tied && !found.is_tied ? kBesideSigner : kPartnerDemand;
    const bool carries = found.weight >= std::max(demand.least, demand.of_strongest * strongest);
    const bool is_address = std::any_of(found_.begin(), found_.end(), [&](const auto& other) {
      return is_address_of(found, other.second);
    });
    if (carries && !is_address) chosen.push_back(found);
  }
  // ウェタスキウィン市にて姉妹都市交流: the only place there is no mere venue.
  if (!chosen.empty() || found_.size() != 1) return chosen;
  const Found& only = found_.begin()->second;
  if (only.is_tied && only.weight >= kOnlyPlace) chosen.push_back(only);
  return chosen;
}

}  // namespace

std::vector<Partner> partners_of(const PageText& page, const PlacesOfText& places,
                                 const std::vector<Organization>& organizations) {
  std::string stated = stated_partner(page, places);
  if (!stated.empty() && places.countries.size() == 1) {
    const Reason reason{stated, Zone::Label};
    return {{places.countries.front().value, std::move(stated), reason}};
  }
  struct Placed {
    std::size_t begin;
    Partner partner;
  };
  std::vector<Placed> all;
  PartnerSearch search(page, places, organizations);
  double strongest = 0;
  for (const FoundValue& country : places.countries)
    strongest = std::max(strongest, country.weight);
  for (const FoundValue& country : places.countries) {
    auto found = search.in(country.value);
    const bool carries = country.weight >= kPartnerDemand.of_strongest * strongest;
    if (found.empty() && carries && !search.saw_others())
      all.push_back({SIZE_MAX, {country.value, {}, country.reason}});
    for (Found& one : found) {
      const Reason reason{one.name, page.zone_at(one.begin)};
      all.push_back(
          {one.begin, {country.value, std::move(one.name), reason, std::move(one.region)}});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Placed& a, const Placed& b) { return a.begin < b.begin; });
  std::vector<Partner> partners;
  for (Placed& one : all) partners.push_back(std::move(one.partner));
  return partners;
}

}  // namespace musubi
