#include "common/gazetteer/name_index.h"

#include <algorithm>
#include <array>
#include <functional>

#include "common/gazetteer/place_names.h"
#include "common/gazetteer/romaji.h"
#include "common/text/fold.h"

namespace musubi {

namespace {

// Before a romaji key, which is in the same table as the names; no folded name starts so.
constexpr char kRomajiMark = '\x01';

// About as many as a place has in the tables; room is made for so many.
constexpr std::size_t kNamesPerPlace = 6;

// What may follow a name in Latin letters, and which kinds of place it says.
struct LatinSuffix {
  std::string_view suffix;
  std::string_view kinds;
};

constexpr std::array<LatinSuffix, 21> kLatinSuffixes = {{
    {"prefecture", "県府都道"},
    {"pref", "県府都道"},
    {"ken", "県"},
    {"fu", "府"},
    {"hu", "府"},
    {"to", "都"},
    {"city", "市"},
    {"shi", "市"},
    {"si", "市"},
    {"ward", "区"},
    {"ku", "区"},
    {"town", "町"},
    {"cho", "町"},
    {"tyo", "町"},
    {"machi", "町"},
    {"mati", "町"},
    {"village", "村"},
    {"mura", "村"},
    {"son", "村"},
    {"province", "省道県"},
    {"state", "州"},
}};

std::uint32_t hash_of(std::string_view key) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(key));
}

std::vector<NameUse> without_repetition(std::vector<NameUse> uses) {
  std::sort(uses.begin(), uses.end(), [](NameUse a, NameUse b) {
    return std::pair(a.place, a.rank) < std::pair(b.place, b.rank);
  });
  uses.erase(std::unique(uses.begin(), uses.end(),
                         [](NameUse a, NameUse b) { return a.place == b.place; }),
             uses.end());
  return uses;
}

}  // namespace

NameIndex::NameIndex(const std::vector<Place>& places) : places_(&places) {
  const std::size_t name_count = places.size() * kNamesPerPlace;
  buckets_.assign(name_count + 1, kNone);
  entries_.reserve(name_count);
  for (std::uint32_t id = 0; id < places.size(); ++id) {
    const Place& place = places[id];
    for (const std::string& alias : place.aliases) add(alias, {id, NameRank::Stated});
    add(place.kana, {id, NameRank::Stated});
    switch (place.kind) {
      case PlaceKind::Prefecture:
        add_prefecture(place, id);
        break;
      case PlaceKind::Municipality:
        add_municipality(place, id);
        break;
      case PlaceKind::Country:
        add(place.name, {id, NameRank::Canonical});
        add(place.romaji, {id, NameRank::Stated});
        break;
      case PlaceKind::ForeignRegion:
        add(place.name, {id, NameRank::Stated});
        add(place.romaji, {id, NameRank::Stated});
        break;
    }
  }
}

void NameIndex::add_prefecture(const Place& place, std::uint32_t id) {
  add(place.name, {id, NameRank::Canonical});
  add(reading_without_kind(place.kana, place.name), {id, NameRank::Stated});
  add_romaji(place.romaji, {id, NameRank::Stated});
}

void NameIndex::add_municipality(const Place& place, std::uint32_t id) {
  add(place.name, {id, NameRank::Stated});
  add_romaji(place.romaji, {id, NameRank::Derived});
  if (const std::string_view ward = ward_of(place.name); !ward.empty()) {
    add(ward, {id, NameRank::Derived});
    return;
  }
  add(without_kind(place.name), {id, NameRank::Derived});
  add(reading_without_kind(place.kana, place.name), {id, NameRank::Derived});
}

void NameIndex::add_romaji(std::string_view romaji, NameUse use) {
  const std::string folded = fold_name(romaji);
  add(folded, use);
  if (is_romaji(folded)) add(kRomajiMark + romaji_key(folded), use);
}

void NameIndex::add(std::string_view key, NameUse use) {
  if (key.empty()) return;
  const std::string folded = fold_name(key);
  const std::uint32_t hash = hash_of(folded);
  std::uint32_t& bucket = buckets_[hash % buckets_.size()];
  const auto begin = static_cast<std::uint32_t>(keys_.size());
  keys_ += folded;
  entries_.push_back({hash, begin, static_cast<std::uint32_t>(keys_.size()), bucket, use});
  bucket = static_cast<std::uint32_t>(entries_.size() - 1);
}

std::vector<NameUse> NameIndex::find(std::string_view name) const {
  const std::string folded = fold_name(name);
  auto uses = find_key(folded);
  if (uses.empty()) uses = find_with_suffix(folded);
  if (uses.empty()) uses = find_romaji(folded);
  if (uses.empty()) uses = find_after_prefecture(folded);
  return without_repetition(std::move(uses));
}

std::vector<NameUse> NameIndex::find_key(std::string_view key) const {
  std::vector<NameUse> uses;
  const std::uint32_t hash = hash_of(key);
  for (std::uint32_t i = buckets_[hash % buckets_.size()]; i != kNone; i = entries_[i].next) {
    const Entry& entry = entries_[i];
    if (entry.hash != hash) continue;
    const auto name =
        std::string_view(keys_).substr(entry.key_begin, entry.key_end - entry.key_begin);
    if (name == key) uses.push_back(entry.use);
  }
  return uses;
}

std::vector<NameUse> NameIndex::find_romaji(std::string_view folded) const {
  if (!is_romaji(folded)) return {};
  return find_key(kRomajiMark + romaji_key(folded));
}

std::vector<NameUse> NameIndex::find_with_suffix(std::string_view folded) const {
  for (const auto& [suffix, kinds] : kLatinSuffixes) {
    if (folded.size() <= suffix.size() || !folded.ends_with(suffix)) continue;
    const std::string_view stem = folded.substr(0, folded.size() - suffix.size());
    auto uses = find_key(stem);
    const auto romaji_uses = find_romaji(stem);
    uses.insert(uses.end(), romaji_uses.begin(), romaji_uses.end());
    std::erase_if(uses, [this, of_kinds = kinds](NameUse use) {
      const std::string_view kind = kind_suffix((*places_)[use.place].name);
      return kind.empty() || of_kinds.find(kind) == std::string_view::npos;
    });
    if (!uses.empty()) return uses;
  }
  return {};
}

std::vector<NameUse> NameIndex::find_after_prefecture(std::string_view folded) const {
  constexpr std::string_view kDistrict = "郡";
  for (const Place& prefecture : *places_) {
    if (prefecture.kind != PlaceKind::Prefecture || !folded.starts_with(prefecture.name)) continue;
    const std::string_view rest = folded.substr(prefecture.name.size());
    auto uses = find_key(rest);
    const std::size_t district = rest.find(kDistrict);
    if (uses.empty() && district != std::string_view::npos) {
      uses = find_key(rest.substr(district + kDistrict.size()));
    }
    std::erase_if(uses, [&](NameUse use) {
      const Place& place = (*places_)[use.place];
      return place.kind != PlaceKind::Municipality || place.parent != prefecture.name;
    });
    return uses;
  }
  return {};
}

}  // namespace musubi
