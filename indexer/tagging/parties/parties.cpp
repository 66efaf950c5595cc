#include "indexer/tagging/parties/parties.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/tagging/parties/organizations.h"
#include "indexer/tagging/parties/partners.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxInOneText = 12;  // more is a list, and no text to show

std::string with_country(const Partner& partner, const std::string& name) {
  return name.empty() ? partner.country : fmt::format("{}/{}", partner.country, name);
}

}  // namespace

Parties parties_of_text(const PageText& page, const PlacesOfText& places) {
  Parties parties;
  const auto organizations = organizations_of(page, places);
  for (const Organization& one : organizations) {
    parties.organizations.push_back({.value = one.name, .reason = one.reason});
    if (one.name != one.prefecture) parties.municipalities.push_back(one.prefecture + one.name);
  }
  const auto partners = partners_of(page, places, organizations);
  for (const Partner& one : partners) {
    if (!parties.partner.empty()) parties.partner += "、";
    parties.partner += with_country(one, one.name);
    parties.partners.push_back(
        {.value = with_country(one, one.place.empty() ? one.name : one.place),
         .reason = one.reason});
  }
  if (parties.partners.size() > kMaxInOneText) parties.partner.clear();
  // --partner カリフォルニア州 finds its towns by the table of places, and these by their text.
  for (const Partner& one : partners) {
    if (one.region.empty()) continue;
    std::string region = fmt::format("{}/{}", one.country, one.region);
    const bool is_there =
        std::any_of(parties.partners.begin(), parties.partners.end(),
                    [&](const FoundValue& other) { return other.value == region; });
    if (!is_there) parties.partners.push_back({.value = std::move(region), .reason = one.reason});
  }
  return parties;
}

}  // namespace musubi
