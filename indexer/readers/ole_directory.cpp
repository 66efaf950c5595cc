#include "indexer/readers/ole_directory.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace musubi {

namespace {

constexpr std::size_t kEntryBytes = 128;
constexpr std::size_t kMaxEntries = 100'000;

// Little-endian; all bits set behind the end, which names no sector and no entry.
std::uint32_t ole_number(std::string_view bytes, std::size_t at, std::size_t byte_count) {
  if (at > bytes.size() || bytes.size() - at < byte_count) return ~std::uint32_t{0};
  std::uint32_t value = 0;
  for (std::size_t i = byte_count; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

// The file in sectors, and the table that says which follows which ([MS-CFB] 2.2 to 2.5).
class Sectors {
 public:
  explicit Sectors(std::string_view bytes) : bytes_(bytes) {
    const std::uint32_t shift = ole_number(bytes, 30, 2);
    if (shift == 9 || shift == 12) sector_bytes_ = std::size_t{1} << shift;
  }

  std::size_t sector_bytes() const { return sector_bytes_; }

  // Empty where there is no such sector.
  std::string_view at(std::uint32_t sector) const {
    const std::uint64_t begin = (std::uint64_t{sector} + 1) * sector_bytes_;
    if (sector_bytes_ == 0 || begin >= bytes_.size()) return {};
    return bytes_.substr(begin, sector_bytes_);
  }

  std::uint32_t after(std::uint32_t sector) const {
    if (at(sector).empty()) return ~std::uint32_t{0};
    const std::size_t per_sector = sector_bytes_ / 4;
    return ole_number(at(table_sector(sector / per_sector)), sector % per_sector * 4, 4);
  }

 private:
  // Where the piece of the table is: the first are listed in the head, others in a chain.
  std::uint32_t table_sector(std::size_t piece) const {
    constexpr std::size_t kListedInHead = 109, kHeadListAt = 76, kChainAt = 68;
    if (piece < kListedInHead) return ole_number(bytes_, kHeadListAt + piece * 4, 4);
    piece -= kListedInHead;
    const std::size_t per_sector = sector_bytes_ / 4 - 1;
    std::uint32_t list = ole_number(bytes_, kChainAt, 4);
    for (; piece >= per_sector; piece -= per_sector) {
      const std::string_view listed = at(list);
      if (listed.empty()) return ~std::uint32_t{0};
      list = ole_number(listed, per_sector * 4, 4);
    }
    return ole_number(at(list), piece * 4, 4);
  }

  std::string_view bytes_;
  std::size_t sector_bytes_ = 0;
};

std::vector<std::string_view> directory_entries(const Sectors& sectors, std::uint32_t first) {
  std::vector<std::string_view> entries;
  for (std::uint32_t sector = first; entries.size() < kMaxEntries; sector = sectors.after(sector)) {
    const std::string_view bytes = sectors.at(sector);
    if (bytes.size() < sectors.sector_bytes() || bytes.empty()) break;
    for (std::size_t at = 0; at < bytes.size(); at += kEntryBytes) {
      entries.push_back(bytes.substr(at, kEntryBytes));
    }
  }
  return entries;
}

}  // namespace

std::vector<std::string_view> ole_root_names(std::string_view bytes) {
  constexpr std::size_t kDirectoryAt = 48, kNameBytesAt = 64, kLeftAt = 68, kRightAt = 72,
                        kChildAt = 76;
  const Sectors sectors(bytes);
  auto entries = directory_entries(sectors, ole_number(bytes, kDirectoryAt, 4));
  std::vector<std::string_view> names;
  if (entries.empty()) return names;
  std::vector<std::uint32_t> waiting = {ole_number(entries[0], kChildAt, 4)};
  while (!waiting.empty()) {
    const std::uint32_t number = waiting.back();
    waiting.pop_back();
    if (number >= entries.size()) continue;
    const std::string_view entry = std::exchange(entries[number], {});  // once, in a ring too
    if (entry.empty()) continue;
    const std::size_t name_bytes = std::min<std::size_t>(ole_number(entry, kNameBytesAt, 2), 64);
    names.push_back(entry.substr(0, name_bytes < 2 ? 0 : name_bytes - 2));
    waiting.push_back(ole_number(entry, kLeftAt, 4));
    waiting.push_back(ole_number(entry, kRightAt, 4));
  }
  return names;
}

}  // namespace musubi
