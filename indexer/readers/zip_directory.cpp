#include "indexer/readers/zip_directory.h"

#include <algorithm>
#include <optional>

namespace musubi {

namespace {

// Little-endian; 0 behind the end.
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t byte_count) {
  std::size_t value = 0;
  for (std::size_t i = byte_count; i-- > 0;) {
    value = value << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
  }
  return value;
}

// How the records of one kind are laid out (APPNOTE.TXT 4.3.7 and 4.3.12).
struct RecordLayout {
  std::string_view signature;
  std::size_t byte_count;  // before the name
  std::size_t name_size, extra_size;
  std::size_t more_size;  // of what follows the extra field: 2 bytes, or the 4 of the content
  std::size_t more_bytes;
};
constexpr RecordLayout kEntry = {"PK\x01\x02", 46, 28, 30, 32, 2};
constexpr std::size_t kPlace = 42;  // in an entry, of its member: 4 bytes
constexpr RecordLayout kMember = {"PK\x03\x04", 30, 26, 28, 18, 4};

// False where `see` had enough.
bool walk(std::string_view bytes, std::size_t at, const RecordLayout& layout,
          const std::function<bool(std::string_view)>& see) {
  while (at < bytes.size() && bytes.substr(at).starts_with(layout.signature)) {
    const std::size_t name_bytes = number_at(bytes, at + layout.name_size, 2);
    if (at + layout.byte_count + name_bytes > bytes.size()) return true;
    if (!see(bytes.substr(at + layout.byte_count, name_bytes))) return false;
    at += layout.byte_count + name_bytes + number_at(bytes, at + layout.extra_size, 2) +
          number_at(bytes, at + layout.more_size, layout.more_bytes);
  }
  return true;
}

// Where the record is that ends an archive; npos: nowhere.
std::size_t end_record(std::string_view bytes) {
  constexpr std::size_t kEndRecordBytes = 66U << 10;  // a comment of 64 KB may follow the directory
  const std::size_t tail = bytes.size() - std::min(bytes.size(), kEndRecordBytes);
  const std::size_t end = bytes.substr(tail).rfind("PK\x05\x06");
  return end == std::string_view::npos ? end : tail + end;
}

// Where the directory begins, and how far from where it says: something may stand before an
// archive.
struct Directory {
  std::size_t at = 0, end = 0, shift = 0;
};
std::optional<Directory> directory_of(std::string_view bytes) {
  const std::size_t end = end_record(bytes);
  if (end == std::string_view::npos) return std::nullopt;
  std::size_t size = number_at(bytes, end + 12, 4), stated = number_at(bytes, end + 16, 4);
  std::size_t behind = end;
  constexpr std::size_t kLocatorBytes = 20;  // of the end of an archive of more than 4 GB
  if (end >= kLocatorBytes && bytes.substr(end - kLocatorBytes).starts_with("PK\x06\x07")) {
    behind = number_at(bytes, end - kLocatorBytes + 8, 8);
    if (behind >= bytes.size() || !bytes.substr(behind).starts_with("PK\x06\x06")) {
      return std::nullopt;
    }
    size = number_at(bytes, behind + 40, 8);
    stated = number_at(bytes, behind + 48, 8);
  }
  if (size > behind || stated > behind - size) return std::nullopt;
  return Directory{behind - size, behind, behind - size - stated};
}

std::string little_endian(std::size_t number, std::size_t byte_count) {
  std::string bytes;
  for (; byte_count > 0; --byte_count, number >>= 8) bytes += static_cast<char>(number & 0xFF);
  return bytes;
}

}  // namespace

std::vector<ZipMember> zip_members(std::string_view bytes, std::size_t max_count) {
  const auto directory = directory_of(bytes);
  if (!directory) return {};
  std::vector<ZipMember> members;
  std::vector<std::size_t> begins = {directory->at};
  for (std::size_t at = directory->at; at < directory->end;) {
    if (!bytes.substr(at).starts_with(kEntry.signature)) return {};
    const std::size_t name_bytes = number_at(bytes, at + kEntry.name_size, 2);
    const std::size_t entry_bytes = kEntry.byte_count + name_bytes +
                                    number_at(bytes, at + kEntry.extra_size, 2) +
                                    number_at(bytes, at + kEntry.more_size, kEntry.more_bytes);
    const std::size_t begin = number_at(bytes, at + kPlace, 4) + directory->shift;
    if (entry_bytes > directory->end - at || begin >= directory->at ||
        members.size() == max_count) {
      return {};
    }
    begins.push_back(begin);
    members.push_back({bytes.substr(at + kEntry.byte_count, name_bytes),
                       bytes.substr(at, entry_bytes), bytes.substr(begin)});
    at += entry_bytes;
  }
  std::sort(begins.begin(), begins.end());
  for (ZipMember& member : members) {
    const std::size_t begin = bytes.size() - member.content.size();
    const std::size_t end = *std::upper_bound(begins.begin(), begins.end(), begin);
    member.content = member.content.substr(0, end - begin);
  }
  return members;
}

std::string zip_end_of_one(const ZipMember& member) {
  std::string end(member.entry);
  end.replace(kPlace, 4, little_endian(0, 4));
  return end + "PK\x05\x06" + little_endian(0, 4) + little_endian(1, 2) + little_endian(1, 2) +
         little_endian(member.entry.size(), 4) + little_endian(member.content.size(), 4) +
         little_endian(0, 2);
}

bool has_zip_end(std::string_view bytes) {
  return end_record(bytes) != std::string_view::npos;
}

void each_zip_name(std::string_view bytes, const std::function<bool(std::string_view)>& see) {
  if (const std::size_t end = end_record(bytes); end != std::string_view::npos) {
    const std::size_t directory = number_at(bytes, end + 16, 4);
    if (directory < bytes.size() && bytes.substr(directory).starts_with(kEntry.signature)) {
      walk(bytes, directory, kEntry, see);
      return;
    }
  }
  walk(bytes, 0, kMember, see);
}

}  // namespace musubi
