#include "indexer/tagging/parties/partner_choice.h"

#include <algorithm>

#include "indexer/tagging/page/evidence.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr Demand kPartnerDemand = {.least = 0.7, .of_strongest = 0.35, .once = 0};
constexpr Demand kBesideSigner = {.least = 0.7, .of_strongest = 0.8, .once = 0};
constexpr double kOnlyPlace = 0.4;      // weight of a place that is the only one of its country
constexpr double kAddressShare = 0.75;  // of the state's weight, or of the city's

// ウィーン市ヘルナルス区 is ヘルナルス区.
void merge_longer(FoundPartners& found) {
  for (auto longer = found.begin(); longer != found.end();) {
    const auto same = std::find_if(found.begin(), found.end(), [&](const auto& one) {
      return one.first != longer->first && !one.first.empty() &&
             longer->first.ends_with(one.first) && longer->first.size() >= one.first.size() + 6;
    });
    if (same == found.end()) {
      ++longer;
      continue;
    }
    same->second.weight += longer->second.weight;
    same->second.begin = std::min(same->second.begin, longer->second.begin);
    longer = found.erase(longer);
  }
}

// ウラジオストク beside 沿海地方, 遼寧省 beside 瀋陽市: the weaker one only tells where the other
// is.
bool is_address_of(const FoundPartner& one, const FoundPartner& other) {
  if (one.place == nullptr || other.place == nullptr) return false;
  const bool holds =
      one.place->region == other.place->name || other.place->region == one.place->name;
  return holds && one.weight < kAddressShare * other.weight;
}

// 旧アルトナ市 beside the ホブソンズベイ市 that it became, オレゴン州 beside its ベンド市.
void drop_lesser(FoundPartners& found) {
  const auto is_lesser = [](const auto& one) {
    return one.second.is_former || one.second.is_aside;
  };
  if (!std::all_of(found.begin(), found.end(), is_lesser)) std::erase_if(found, is_lesser);
}

}  // namespace

std::vector<FoundPartner> chosen_partners(FoundPartners found) {
  merge_longer(found);
  drop_lesser(found);
  double strongest = 0;
  bool any_tied = false;
  for (const auto& [key, one] : found) {
    strongest = std::max(strongest, one.weight);
    any_tied = any_tied || one.is_tied;
  }
  std::vector<FoundPartner> chosen;
  for (const auto& entry : found) {
    const FoundPartner& one = entry.second;
    const Demand& demand = any_tied && !one.is_tied ? kBesideSigner : kPartnerDemand;
    const bool carries = one.weight >= std::max(demand.least, demand.of_strongest * strongest);
    const bool is_address = std::any_of(found.begin(), found.end(), [&](const auto& other) {
      return is_address_of(one, other.second);
    });
    if (carries && !is_address) chosen.push_back(one);
  }
  // ウェタスキウィン市にて姉妹都市交流: the only place there is no mere venue.
  if (!chosen.empty() || found.size() != 1) return chosen;
  const FoundPartner& only = found.begin()->second;
  if (only.is_tied && only.weight >= kOnlyPlace) chosen.push_back(only);
  return chosen;
}

}  // namespace musubi
