#include "indexer/update/term_lists.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kTables = 6;  // postlist, docdata, termlist, position, spelling, synonym
constexpr std::size_t kTermLists = 2;
constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";
constexpr std::size_t kUnique = kMagic.size() + 2 + 16;  // magic, format version, UUID
constexpr std::size_t kMaxBytes = 4096;

// A table without entries and without a file: root block 0, a fake root in
// sequence, no entries, blocks of 4 * 2048 bytes, tags of more than 18 bytes
// compressed, an empty free list.
constexpr std::string_view kNoTable{"\x00\x03\x00\x04\x12\x00", 6};

// The content of iamglass, taken apart.
struct VersionFile {
  std::string head;  // magic, UUID, revision
  std::uint64_t revision = 0;
  std::array<std::string, kTables> roots;  // where each table's tree begins
  std::string statistics;
};

// Numbers are written seven bits a byte, the low ones first.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  std::optional<std::uint64_t> number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; at_ < bytes_.size() && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    return std::nullopt;
  }

  bool skip(std::uint64_t count) {
    if (count > bytes_.size() - at_) return false;
    at_ += count;
    return true;
  }

  std::size_t at() const { return at_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

// Root block, shape, entries, block size, least size to compress, free list.
bool skip_root(Cursor& cursor) {
  for (int i = 0; i < 5; ++i) {
    if (!cursor.number()) return false;
  }
  const auto free_list = cursor.number();
  return free_list && cursor.skip(*free_list);
}

fs::path version_path(const fs::path& database) {
  return database / "iamglass";
}

std::optional<VersionFile> parse(std::string_view content) {
  if (!content.starts_with(kMagic)) return std::nullopt;
  VersionFile version;
  Cursor cursor(content);
  if (!cursor.skip(kUnique)) return std::nullopt;
  const auto revision = cursor.number();
  if (!revision) return std::nullopt;
  version.revision = *revision;
  version.head = content.substr(0, cursor.at());
  for (std::string& root : version.roots) {
    const std::size_t begin = cursor.at();
    if (!skip_root(cursor)) return std::nullopt;
    root = content.substr(begin, cursor.at() - begin);
  }
  version.statistics = content.substr(cursor.at());
  return version;
}

Result<VersionFile> read_version(const fs::path& database) {
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

// Nobody reads the database meanwhile, and nothing is synced before it is whole.
Result<void> write_version(const VersionFile& version, const fs::path& database) {
  std::ofstream file(version_path(database), std::ios::binary | std::ios::trunc);
  file << version.head;
  for (const std::string& root : version.roots) file << root;
  file << version.statistics;
  file.close();
  if (!file) return fail(fmt::format("cannot write {}", version_path(database).string()));
  return {};
}

fs::path table_of(const fs::path& database) {
  return database / "termlist.glass";
}

}  // namespace

Result<void> borrow_term_lists(const fs::path& database, const fs::path& lender) {
  auto ours = read_version(database);
  if (!ours) return tl::unexpected(ours.error());
  const auto theirs = read_version(lender);
  if (!theirs) return tl::unexpected(theirs.error());
  if (theirs->revision > ours->revision) {
    return fail(fmt::format("{} is newer than {}", lender.string(), database.string()));
  }
  std::error_code error;
  fs::rename(table_of(lender), table_of(database), error);
  if (error) return fail(fmt::format("cannot move term lists: {}", error.message()));
  ours->roots[kTermLists] = theirs->roots[kTermLists];
  return write_version(*ours, database);
}

Result<void> drop_term_lists(const fs::path& database) {
  auto version = read_version(database);
  if (!version) return tl::unexpected(version.error());
  version->roots[kTermLists] = kNoTable;
  if (auto written = write_version(*version, database); !written) return written;
  std::error_code error;
  fs::remove(table_of(database), error);
  if (error) return fail(fmt::format("cannot remove term lists: {}", error.message()));
  return {};
}

Result<void> add_empty_term_lists(const fs::path& database) {
  std::ofstream file(table_of(database), std::ios::binary | std::ios::trunc);
  file.close();
  if (!file) return fail(fmt::format("cannot write {}", table_of(database).string()));
  return {};
}

}  // namespace musubi
