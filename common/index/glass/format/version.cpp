#include "common/index/glass/format/version.h"

#include <fmt/format.h>

#include <fstream>
#include <optional>

#include "common/file/input_file.h"

namespace musubi::glass {

namespace fs = std::filesystem;

namespace {

// What the file is, and format 2016-03-14.
constexpr std::string_view kMagic{"\x0f\x0dXapian Glass\x04\x6e", 16};

constexpr std::size_t kMaxBytes = 4096;

fs::path version_path(const fs::path& database) {
  return database / "iamglass";
}

std::optional<Version> parse(std::string_view content) {
  if (!content.starts_with(kMagic)) return std::nullopt;
  content.remove_prefix(kMagic.size());
  if (content.size() < kUuidBytes) return std::nullopt;
  Version version;
  version.uuid = content.substr(0, kUuidBytes);
  ByteReader from(content.substr(kUuidBytes));
  version.revision = from.number();
  for (Root& root : version.roots) root = read_root(from);
  version.statistics = from.rest();
  if (!from.sound()) return std::nullopt;
  return version;
}

}  // namespace

fs::path table_path(const fs::path& database, Table table) {
  static constexpr std::array<const char*, kTables> kNames = {"postlist", "docdata",  "termlist",
                                                              "position", "spelling", "synonym"};
  return database / fmt::format("{}.glass", kNames[static_cast<std::size_t>(table)]);
}

std::string encoded(const Statistics& statistics) {
  constexpr std::uint64_t kOldestChangeset = 0;
  constexpr std::uint64_t kHighestSpellingFrequency = 0;
  std::string bytes;
  for (const std::uint64_t number :
       {statistics.documents, statistics.last_docid - statistics.documents, statistics.shortest,
        statistics.highest_wdf, statistics.longest - statistics.highest_wdf, kOldestChangeset,
        statistics.total_length, kHighestSpellingFrequency}) {
    append_number(bytes, number);
  }
  return bytes;
}

Result<Version> read_version(const fs::path& database) {
  const std::string content = read_whole(version_path(database), kMaxBytes).value_or("");
  auto version = parse(content);
  if (!version) {
    return fail(fmt::format("{} is not as Xapian 1.4 writes it", version_path(database).string()));
  }
  return std::move(*version);
}

Result<void> write_version(const Version& version, const fs::path& database) {
  std::string content = std::string(kMagic) + version.uuid;
  append_number(content, version.revision);
  for (const Root& root : version.roots) append_root(content, root);
  content += version.statistics;
  std::ofstream file(version_path(database), std::ios::binary | std::ios::trunc);
  file << content;
  file.close();
  if (!file) return fail(fmt::format("cannot write {}", version_path(database).string()));
  return {};
}

Result<void> replace_root(const fs::path& database, Table table, const Root& root) {
  auto version = read_version(database);
  if (!version) return tl::unexpected(version.error());
  version->root(table) = root;
  return write_version(*version, database);
}

}  // namespace musubi::glass
