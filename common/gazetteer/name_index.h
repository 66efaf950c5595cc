// name_index.h - looks a place up by any name that a user may type for it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/gazetteer/gazetteer.h"

namespace musubi {

// How surely a name means the place; the surest first.
enum class NameRank : std::uint8_t {
  Canonical,  // the one name of a prefecture or country
  Stated,     // any other that the tables state
  Derived,    // made from one of these: 仙台 of 仙台市, 青葉区 of 仙台市青葉区
};

struct NameUse {
  std::uint32_t place;  // position in the places
  NameRank rank;
};

// A hash table from folded names to places.  Immutable once built.
class NameIndex {
 public:
  explicit NameIndex(const std::vector<Place>& places);

  // Places called `name`, written in any way (see fold_name and romaji_key),
  // also with an English or romaji suffix (Aomori-ken, Sendai City) or after the
  // name of its prefecture (山形県庄内町).
  std::vector<NameUse> find(std::string_view name) const;

 private:
  struct Entry {
    std::uint32_t hash;
    std::uint32_t key_begin, key_end;  // in keys_
    std::uint32_t next;                // entry of the same bucket, or kNone
    NameUse use;
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  void add(std::string_view key, NameUse use);
  void add_prefecture(const Place& place, std::uint32_t id);
  void add_municipality(const Place& place, std::uint32_t id);
  void add_romaji(std::string_view romaji, NameUse use);

  std::vector<NameUse> find_key(std::string_view key) const;
  std::vector<NameUse> find_romaji(std::string_view folded) const;
  std::vector<NameUse> find_with_suffix(std::string_view folded) const;
  std::vector<NameUse> find_after_prefecture(std::string_view folded) const;

  const std::vector<Place>* places_;
  std::string keys_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> buckets_;  // first entry of each, or kNone
};

}  // namespace musubi
