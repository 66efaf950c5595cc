#include "indexer/tagging/parties/partners.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/tagging/parties/partner_choice.h"
#include "indexer/tagging/parties/partner_names.h"
#include "indexer/tagging/parties/stated_partner.h"
#include "indexer/tagging/parties/ties_of_others.h"
#include "indexer/tagging/parties/unlisted_name.h"

namespace musubi {

namespace {

constexpr double kShareOfCountry = 0.35;  // of the weight of the strongest country

class PartnerSearch {
 public:
  PartnerSearch(const PageText& page, const PlacesOfText& places,
                const std::vector<Organization>& organizations)
      : page_(page), text_(page.text()), places_(places), others_(page, places, organizations) {}

  // Those of one country that carry the text.
  std::vector<FoundPartner> in(const std::string& country);

  // Whether any place of the country that was asked for last is a partner of others.
  bool saw_others() const { return saw_others_; }

 private:
  void add(std::string_view key, std::string name, const PlaceInText& one, std::size_t end);
  bool add_unlisted(std::size_t number);
  bool add_unlisted_before(std::size_t number);
  std::string add_unlisted_name(std::size_t begin, std::size_t end, const PlaceInText& one);
  bool is_in_brackets(std::size_t number) const;
  bool acts_itself(const PlaceInText& one) const;

  const PageText& page_;
  const std::string_view text_;
  const PlacesOfText& places_;
  const TiesOfOthers others_;
  FoundPartners found_;
  bool saw_others_ = false;
  std::set<std::string> addresses_;  // what is named to say where another is
};

void PartnerSearch::add(std::string_view key, std::string name, const PlaceInText& one,
                        std::size_t end) {
  FoundPartner& found =
      found_.try_emplace(std::string(key), FoundPartner{{}, 0, one.begin}).first->second;
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
  FoundPartner& found = found_.at(key);
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

// 吉林省長春市で、宮城県と吉林省の友好提携 …: what elsewhere says where a town is, is here a party.
bool PartnerSearch::acts_itself(const PlaceInText& one) const {
  constexpr std::string_view kWith = "と";
  return text_.substr(0, one.begin).ends_with(kWith) ||
         text_.substr(end_with_kind(text_, one)).starts_with(kWith);
}

std::vector<FoundPartner> PartnerSearch::in(const std::string& country) {
  constexpr std::string_view kFormer = "旧";
  found_.clear();
  saw_others_ = false;
  const auto& named = places_.named;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const PlaceInText& one = named[i];
    const Place& place = *one.place;
    const bool is_country = place.kind == PlaceKind::Country && place.name == country;
    const bool is_part = place.kind == PlaceKind::ForeignRegion && place.parent == country;
    if (is_landscape(text_, one) || (!is_country && !is_part)) continue;
    const bool is_elsewhere = places_.elsewhere.contains(one.sentence);
    const bool is_of_others = is_elsewhere || others_.has(i);
    if (is_of_others && is_part) saw_others_ = true;
    if (is_elsewhere) continue;
    const bool has_inner = i + 1 < named.size() && named[i + 1].place->parent == country &&
                           is_within(text_, one, named[i + 1]);
    if (has_inner) addresses_.insert(place.name);
    if (is_of_others || is_in_brackets(i) || add_unlisted_before(i)) continue;
    if (has_inner || add_unlisted(i) || is_country) continue;
    const bool is_town = is_town_of_its_name(text_, one);
    if (!is_town && addresses_.contains(place.name) && !acts_itself(one)) continue;
    std::string name = name_in_text(page_, one);
    const std::string key = is_town ? name : key_of(place, name);
    add(key, std::move(name), one, end_with_kind(text_, one));
    found_.at(key).place = is_town ? nullptr : &place;
    if (text_.substr(0, one.begin).ends_with(kFormer)) found_.at(key).is_former = true;
    const bool is_aside = i > 0 && named[i - 1].place->name == country &&
                          text_.substr(named[i - 1].end, one.begin - named[i - 1].end) == "(";
    // Named elsewhere too, it is a party.
    if (is_state(place) && is_aside && found_.at(key).begin == one.begin)
      found_.at(key).is_aside = true;
    if (!is_aside) found_.at(key).is_aside = false;
    const bool is_told = i > 0 && place.region.empty() && named[i - 1].place->parent == country &&
                         is_state(*named[i - 1].place) && is_within(text_, named[i - 1], one);
    if (is_told) found_.at(key).region = named[i - 1].place->name;
  }
  return chosen_partners(std::move(found_));
}

// Empty where no table has a place of that name in the country that the text is about.
std::string one_name_of_stated(const std::string& stated, const PageText& page,
                               const PlacesOfText& places) {
  for (const PlaceInText& one : places.named) {
    const bool is_there = one.place->kind == PlaceKind::ForeignRegion &&
                          one.place->parent == places.countries.front().value;
    if (is_there && name_in_text(page, one) == stated) return one_name_of(*one.place);
  }
  return {};
}

}  // namespace

std::vector<Partner> partners_of(const PageText& page, const PlacesOfText& places,
                                 const std::vector<Organization>& organizations) {
  std::string stated = stated_partner(page, places);
  if (!stated.empty() && places.countries.size() == 1) {
    const Reason reason{stated, Zone::Label};
    std::string place = one_name_of_stated(stated, page, places);
    return {{places.countries.front().value, std::move(stated), reason, {}, std::move(place)}};
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
    const bool carries = country.weight >= kShareOfCountry * strongest;
    if (found.empty() && carries && !search.saw_others())
      all.push_back({SIZE_MAX, {country.value, {}, country.reason}});
    for (FoundPartner& one : found) {
      const Reason reason{one.name, page.zone_at(one.begin)};
      all.push_back({one.begin,
                     {country.value, std::move(one.name), reason, std::move(one.region),
                      one.place == nullptr ? "" : one_name_of(*one.place)}});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Placed& a, const Placed& b) { return a.begin < b.begin; });
  std::vector<Partner> partners;
  for (Placed& one : all) partners.push_back(std::move(one.partner));
  return partners;
}

}  // namespace musubi
