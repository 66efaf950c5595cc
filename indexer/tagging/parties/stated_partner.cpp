#include "indexer/tagging/parties/stated_partner.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/text/utf8.h"
#include "indexer/tagging/parties/partner_names.h"

namespace musubi {

namespace {

// イタリア共和国 セルバ, 台湾新竹県宝山郷: without what only says where it is.
std::string_view without_country(std::string_view value, const PageText& page,
                                 const PlacesOfText& places) {
  std::size_t begin = static_cast<std::size_t>(value.data() - page.text().data());
  const std::size_t end = begin + value.size();
  for (const PlaceInText& one : places.named) {
    const std::size_t outer_end = end_with_kind(page.text(), one);
    if (one.begin != begin || outer_end >= end) continue;
    std::string_view rest = page.text().substr(outer_end, end - outer_end);
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

}  // namespace

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
      value.remove_prefix(std::min(value.find_first_not_of(" :|"), value.size()));
      value = trim(value.substr(0, value.find('|')));
      value = trim(value.substr(0, std::min(value.find(" ("), value.size())));
      value = without_country(value, page, places);
      const std::size_t chars = char_count(value);
      if (chars >= 2 && chars <= 40 && value.find("。") == value.npos) return std::string(value);
      break;
    }
  }
  return {};
}

}  // namespace musubi
