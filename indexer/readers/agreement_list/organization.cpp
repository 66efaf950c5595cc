#include "indexer/readers/agreement_list/organization.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "common/text/words.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxBytes = 90;
constexpr std::size_t kMaxMunicipalityChars = 8;

constexpr std::array<std::string_view, 2> kSeparators = {"・", "、"};

bool ends_in_kind(std::string_view text) {
  return ends_with_any(text, {"都", "道", "府", "県", "市", "区", "町", "村"});
}

bool is_japanese(const PlaceMention& mention) {
  return std::any_of(mention.places.begin(), mention.places.end(), [](const Place* place) {
    return place->kind == PlaceKind::Prefecture || place->kind == PlaceKind::Municipality;
  });
}

bool is_prefecture(std::string_view text, const Gazetteer& gazetteer) {
  const auto places = gazetteer.find(text);
  return std::any_of(places.begin(), places.end(), [text](const Place* place) {
    return place->kind == PlaceKind::Prefecture && place->name == text;
  });
}

// Kanji and kana: no punctuation, digits or Latin letters.
bool is_name(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x3005 || (c > 0x3007 && c < 0x3041) || c > 0x9FFF) return false;
  }
  return !text.empty();
}

// The byte behind the prefecture that `text` begins with; 0 where it does not.
std::size_t prefecture_end(std::string_view text, const Gazetteer& gazetteer) {
  std::size_t end = 0;
  for (std::size_t chars = 1; chars <= 4 && end < text.size(); ++chars) {
    next_code_point(text, end);
    const std::string_view prefix = text.substr(0, end);
    if (chars >= 3 && ends_in_kind(prefix) && is_prefecture(prefix, gazetteer)) return end;
  }
  return 0;
}

bool is_one_local_government(std::string_view text, const Gazetteer& gazetteer) {
  if (!ends_in_kind(text) || !is_name(text)) return false;
  const auto mentions = gazetteer.find_mentions(text);
  if (mentions.size() == 1 && mentions[0].begin == 0 && mentions[0].end == text.size()) {
    return is_japanese(mentions[0]);
  }
  const std::size_t end = prefecture_end(text, gazetteer);
  if (end == 0 || end == text.size()) return false;
  const std::string_view rest = text.substr(end);
  return char_count(rest) <= kMaxMunicipalityChars && rest.find("と") == rest.npos &&
         ends_with_any(rest, {"市", "区", "町", "村"});
}

}  // namespace

bool is_local_government(std::string_view text, const Gazetteer& gazetteer) {
  if (text.size() > kMaxBytes || !ends_in_kind(text)) return false;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = text.find(separator);
    if (at == text.npos) continue;
    return is_one_local_government(text.substr(0, at), gazetteer) &&
           is_local_government(text.substr(at + separator.size()), gazetteer);
  }
  return is_one_local_government(text, gazetteer);
}

std::optional<ListedOrganization> organization_at(std::span<const Fragment> fragments,
                                                  const Gazetteer& gazetteer) {
  if (fragments.empty() || !begins_line(fragments[0])) return std::nullopt;
  const std::string_view first = fragments[0].text;
  if (!is_local_government(first, gazetteer)) return std::nullopt;
  if (fragments.size() > 1 && is_prefecture(first, gazetteer)) {
    const std::string_view second = fragments[1].text;
    std::string whole = std::string(first).append(second);
    const bool is_near = fragments[1].gap < Gap::Blank && !is_prefecture(second, gazetteer);
    if (is_near && is_one_local_government(whole, gazetteer))
      return ListedOrganization{std::move(whole), 2};
  }
  return ListedOrganization{std::string(first), 1};
}

}  // namespace musubi
