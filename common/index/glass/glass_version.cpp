#include "common/index/glass/glass_version.h"

#include <fmt/format.h>

#include <fstream>
#include <optional>

#include "common/index/byte_stream.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxBytes = 4096;

// Numbers of a root: block, shape, entries, block size, least size to deflate.
constexpr int kRootNumbers = 5;

fs::path version_path(const fs::path& database) {
  return database / "iamglass";
}

std::optional<GlassVersion> parse(std::string_view content) {
  constexpr std::size_t kHeadBytes = kGlassMagic.size() + kGlassUuidBytes;
  if (!content.starts_with(kGlassMagic) || content.size() < kHeadBytes) return std::nullopt;
  GlassVersion version;
  version.head = content.substr(0, kHeadBytes);
  ByteReader from(content.substr(kHeadBytes));
  version.revision = from.number();
  for (std::string& root : version.roots) {
    const std::string_view begin = from.rest();
    for (int i = 0; i < kRootNumbers; ++i) from.number();
    from.text();  // the free list
    root = begin.substr(0, begin.size() - from.rest().size());
  }
  version.statistics = from.rest();
  if (!from.sound()) return std::nullopt;
  return version;
}

}  // namespace

fs::path glass_table_path(const fs::path& database, GlassTable table) {
  static constexpr std::array<const char*, kGlassTables> kNames = {
      "postlist", "docdata", "termlist", "position", "spelling", "synonym"};
  return database / fmt::format("{}.glass", kNames[static_cast<std::size_t>(table)]);
}

std::string encoded_root(const GlassRoot& root) {
  const bool is_empty = root.entries == 0;
  const std::uint32_t shape = root.level << 2 | 2U | (is_empty ? 1U : 0U);
  std::string encoded;
  for (const std::uint64_t number : {std::uint64_t{root.block}, std::uint64_t{shape}, root.entries,
                                     std::uint64_t{kGlassBlockBytes / 2048}, std::uint64_t{0}}) {
    append_number(encoded, number);
  }
  std::string free_list;
  if (!is_empty) {
    append_number(free_list, kGlassRevision);
    append_number(free_list, root.block + 1);  // the root is the last block
    free_list.append(4, '\0');                 // no block before it is free
  }
  append_number(encoded, free_list.size());
  return encoded + free_list;
}

Result<GlassVersion> read_glass_version(const fs::path& database) {
  std::ifstream file(version_path(database), std::ios::binary);
  std::string content(kMaxBytes, '\0');
  file.read(content.data(), static_cast<std::streamsize>(content.size()));
  content.resize(static_cast<std::size_t>(file.gcount()));
  auto version = parse(content);
  if (!version) {
    return fail(fmt::format("{} is not as Xapian 1.4 writes it", version_path(database).string()));
  }
  return std::move(*version);
}

Result<void> write_glass_version(const GlassVersion& version, const fs::path& database) {
  std::string revision;
  append_number(revision, version.revision);
  std::ofstream file(version_path(database), std::ios::binary | std::ios::trunc);
  file << version.head << revision;
  for (const std::string& root : version.roots) file << root;
  file << version.statistics;
  file.close();
  if (!file) return fail(fmt::format("cannot write {}", version_path(database).string()));
  return {};
}

}  // namespace musubi
