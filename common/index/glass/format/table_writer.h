// table_writer.h - writes a table of Xapian's glass format from sorted entries.
//
// Xapian's own writer is ready for entries in any order and keeps the tree whole after
// each.  Entries that come in order fill a B-tree from left to right: each block is
// written once and never read again.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "common/index/glass/format/root.h"
#include "common/result.h"

namespace musubi::glass {

class TableWriter {
 public:
  explicit TableWriter(std::filesystem::path file);

  // Keys of 1 to 255 bytes, in ascending order; tags of at most 64 MiB.
  void add(std::string_view key, std::string_view tag);

  // Fails where the file could not be written or an entry was too large.
  Result<Root> finish();

 private:
  // A tag that is too large for an item goes on in further ones, numbered from 1.
  struct Item {
    std::string_view key;
    std::uint32_t component;
  };

  class Block {
   public:
    explicit Block(std::uint8_t level);
    bool has_room_for(std::size_t item_bytes) const;
    bool is_empty() const { return directory_end_ == kDirectoryBegin; }
    std::size_t free_bytes() const { return items_begin_ - directory_end_; }
    // Room for the next item, to be filled by the caller.
    std::uint8_t* add_item(std::size_t item_bytes);
    const char* finished();
    void clear() { *this = Block(bytes_[4]); }

   private:
    static constexpr std::size_t kDirectoryBegin = 11;
    std::array<std::uint8_t, kBlockBytes> bytes_{};
    std::size_t directory_end_ = kDirectoryBegin;
    std::size_t items_begin_ = kBlockBytes;
  };

  // The block that is being filled at one level, and the first item behind it.
  struct Level {
    explicit Level(std::uint8_t level) : block(level) {}
    Block block;
    std::string first_key;
    std::uint32_t first_component = 0;
  };

  std::size_t next_piece(std::size_t head_bytes, std::size_t tag_bytes) const;
  void add_component(const Item& item, std::string_view bytes, std::uint8_t flags);
  void add_branch(std::size_t level, const Item& first, std::uint32_t child);
  void close_block(std::size_t level);

  std::filesystem::path path_;
  std::ofstream file_;
  std::deque<Level> levels_;  // leaves first
  std::uint32_t next_block_ = 0;
  std::uint64_t entries_ = 0;
  bool has_refused_ = false;
};

}  // namespace musubi::glass
