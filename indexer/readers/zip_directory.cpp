#include "indexer/readers/zip_directory.h"

#include <algorithm>
#include <cstdint>

namespace musubi {

namespace {

// Little-endian; 0 behind the end.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t byte_count) {
  std::uint32_t value = 0;
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

}  // namespace

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
