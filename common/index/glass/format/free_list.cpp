#include "common/index/glass/format/free_list.h"

#include <fmt/format.h>

#include <array>
#include <fstream>

#include "common/index/glass/format/bytes.h"

namespace musubi::glass {

namespace {

// A block of the list: revision (4 bytes), a level that no block of a tree has (1), nothing
// (3), numbers of free blocks (4 each), and the number of the next such block (4); all bits
// are set where there is no number.
constexpr std::uint8_t kFreeListLevel = 254;
constexpr std::size_t kLevelAt = 4;
constexpr std::size_t kNumberBytes = 4;
constexpr std::uint64_t kFirst = 2;  // place of the first number

}  // namespace

std::string encoded(const FreeList& list) {
  std::string bytes;
  for (const std::uint64_t number : {list.revision, list.first_unused, list.front.block,
                                     list.front.at, list.end.block, list.end.at}) {
    append_number(bytes, number);
  }
  return bytes;
}

std::optional<FreeList> decode_free_list(std::string_view bytes) {
  ByteReader from(bytes);
  FreeList list;
  for (std::uint64_t* number : {&list.revision, &list.first_unused, &list.front.block,
                                &list.front.at, &list.end.block, &list.end.at}) {
    *number = from.number();
  }
  if (!from.sound() || !from.at_end()) return std::nullopt;
  return list;
}

bool is_used_up(const FreeList& list) {
  return list.front == list.end && list.end.at != 0;
}

Result<FreeList> with_spare_block(FreeList list, const std::filesystem::path& table) {
  std::array<std::uint8_t, kBlockBytes> block;
  block.fill(0xff);
  std::fill_n(block.begin(), kFirst * kNumberBytes, std::uint8_t{0});
  put(block.data(), static_cast<std::uint32_t>(list.revision), 4);
  block[kLevelAt] = kFreeListLevel;
  const std::uint64_t spare = list.first_unused++;
  put(block.data() + kFirst * kNumberBytes, static_cast<std::uint32_t>(spare), kNumberBytes);
  list.front.at = kFirst;
  list.end.at = kFirst + 1;

  std::fstream file(table, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(static_cast<std::streamoff>(list.end.block * kBlockBytes));
  file.write(reinterpret_cast<const char*>(block.data()), block.size());
  file.close();
  if (!file) return fail(fmt::format("cannot write {}", table.string()));
  return list;
}

}  // namespace musubi::glass
