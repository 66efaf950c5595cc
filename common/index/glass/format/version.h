// version.h - the file iamglass: which trees make up a database, and its statistics.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/index/glass/format/root.h"
#include "common/result.h"

namespace musubi::glass {

// In the order of their roots.
enum class Table { Postings, Documents, TermLists, Positions, Spellings, Synonyms };
inline constexpr std::size_t kTables = 6;

// Of a database; the file need not be there.
std::filesystem::path table_path(const std::filesystem::path& database, Table table);

struct Statistics {
  std::uint64_t documents = 0;
  std::uint64_t last_docid = 0;
  std::uint64_t shortest = 0;  // length of a document; 0: all are empty
  std::uint64_t longest = 0;
  std::uint64_t highest_wdf = 0;
  std::uint64_t total_length = 0;
};
std::string encoded(const Statistics& statistics);

inline constexpr std::size_t kUuidBytes = 16;

struct Version {
  std::string uuid = std::string(kUuidBytes, '\0');
  std::uint64_t revision = kRevision;
  std::array<Root, kTables> roots;
  std::string statistics;  // encoded

  Root& root(Table table) { return roots[static_cast<std::size_t>(table)]; }
};

Result<Version> read_version(const std::filesystem::path& database);

// For a database that nobody has open.
Result<void> write_version(const Version& version, const std::filesystem::path& database);

// Reads it, puts `root` in the place of another, and writes it.
Result<void> replace_root(const std::filesystem::path& database, Table table, const Root& root);

}  // namespace musubi::glass
