// glass_version.h - which trees make up a database of Xapian's glass format.
//
// Its tables are independent of each other.  Where the tree of each begins stands in
// the file iamglass, with the statistics of the whole: Xapian 1.4,
// backends/glass/glass_version.cc.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/index/glass/glass_table.h"
#include "common/result.h"

namespace musubi {

enum class GlassTable { Postings, Documents, TermLists, Positions, Spellings, Synonyms };
inline constexpr std::size_t kGlassTables = 6;

// A table of a database, with or without a file.
std::filesystem::path glass_table_path(const std::filesystem::path& database, GlassTable table);

// What it is, format 2016-03-14, a UUID.
inline constexpr std::string_view kGlassMagic{"\x0f\x0dXapian Glass\x04\x6e", 16};
inline constexpr std::size_t kGlassUuidBytes = 16;

// The content of iamglass, taken apart.
struct GlassVersion {
  std::string head;  // kGlassMagic and UUID
  std::uint64_t revision = 0;
  std::array<std::string, kGlassTables> roots;  // encoded
  std::string statistics;                       // encoded

  std::string& root(GlassTable table) { return roots[static_cast<std::size_t>(table)]; }
};

// The root of a table that a GlassTableWriter wrote; of one without entries or a file
// where there are none.  Xapian is told to deflate nothing in it.
std::string encoded_root(const GlassRoot& root);

Result<GlassVersion> read_glass_version(const std::filesystem::path& database);

// For a database that nobody reads meanwhile.
Result<void> write_glass_version(const GlassVersion& version,
                                 const std::filesystem::path& database);

}  // namespace musubi
