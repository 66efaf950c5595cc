// schema.h - every field of a document: what it is called, how it is stored.
//
// The one table that the indexer, the query parser, the presenters and the help
// texts read.  A change here changes the index: raise kFormatVersion.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// Layout of terms, value slots, stored documents and .bin files.
inline constexpr int kFormatVersion = 16;

enum class FieldType {
  Text,     // analyzed into terms
  Facet,    // exact values, counted over the hits, several per document
  Year,     // exact years, several per document
  Date,     // one date, sortable
  Keyword,  // exact value, not counted
};

enum class FieldId {
  Body,
  Title,
  Partner,
  Prefecture,
  Country,
  Domain,
  Organization,
  Municipality,
  Partners,
  Kind,
  Year,
  Date,
  Id,
  Url,
};

inline constexpr std::uint32_t kNoSlot = 0xFFFFFFFF;

// Beside those of the fields: newest_first_sort_key(), for sorting only.
inline constexpr std::uint32_t kNewestFirstSlot = 7;

struct Field {
  FieldId id;
  std::string_view name;   // in JSON and in queries
  std::string_view label;  // for Japanese readers
  FieldType type;
  std::string_view prefix;                  // of its terms
  std::uint32_t slot;                       // value slot, or kNoSlot; of Date and Id: a sort key
  bool counted;                             // shown as a facet
  std::array<std::string_view, 5> aliases;  // what else a user may type; empty: unused
};

// The fields in the order in which they are shown.
std::span<const Field> schema();

const Field& field(FieldId id);

// The facets: the fields whose values are counted.
std::set<FieldId> every_facet();

// The field of that name, label or alias in any width or case; nullptr where there is none.
const Field* find_field(std::string_view typed);

// The term of an exact value: prefix, a colon, the value; bounded.
std::string value_term(const Field& field, std::string_view value);

// Values of one field in one value slot, which match spies count as a whole.
std::string join_values(std::span<const std::string> values);
std::vector<std::string> split_values(std::string_view joined);

}  // namespace musubi
