#include "common/index/glass/format/table_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "common/index/glass/format/bytes.h"
#include "common/index/glass/format/free_list.h"

namespace musubi::glass {

namespace {

// An item of a leaf: its size and flags (2 bytes), the length of the key (1), the key,
// the number of the component but for the first (2), the tag.
// An item of a branch: the block (4), the length of the key (1), the key, the number of
// the component (2).
constexpr std::size_t kSizeBytes = 2;
constexpr std::size_t kKeyLengthBytes = 1;
constexpr std::size_t kComponentBytes = 2;
constexpr std::size_t kBlockNumberBytes = 4;
constexpr std::size_t kOffsetBytes = 2;  // of an item, in the directory

constexpr std::uint8_t kIsLast = 0x40;
constexpr std::uint8_t kIsFirst = 0x20;

constexpr std::size_t kMaxKeyBytes = 255;
constexpr std::size_t kMaxTagBytes = 64U << 20;  // in less than 2^16 components

// Four of the largest items fit into a block.
constexpr std::size_t kMaxItemBytes = (kBlockBytes - 11 - 4 * kOffsetBytes) / 4;

// Less of a tag is not worth an item of its own.
constexpr std::size_t kLeastPieceBytes = 64;

std::uint8_t* put_bytes(std::uint8_t* at, std::string_view bytes) {
  return std::copy(bytes.begin(), bytes.end(), at);
}

std::uint8_t* put_key(std::uint8_t* at, std::string_view key) {
  return put_bytes(put(at, static_cast<std::uint32_t>(key.size()), kKeyLengthBytes), key);
}

}  // namespace

TableWriter::Block::Block(std::uint8_t level) {
  put(bytes_.data(), kRevision, 4);
  bytes_[4] = level;
}

bool TableWriter::Block::has_room_for(std::size_t item_bytes) const {
  return items_begin_ - directory_end_ >= item_bytes + kOffsetBytes;
}

std::uint8_t* TableWriter::Block::add_item(std::size_t item_bytes) {
  items_begin_ -= item_bytes;
  put(bytes_.data() + directory_end_, static_cast<std::uint32_t>(items_begin_), kOffsetBytes);
  directory_end_ += kOffsetBytes;
  return bytes_.data() + items_begin_;
}

const char* TableWriter::Block::finished() {
  const auto free = static_cast<std::uint32_t>(items_begin_ - directory_end_);
  put(bytes_.data() + 5, free, 2);  // in one piece
  put(bytes_.data() + 7, free, 2);  // in all
  put(bytes_.data() + 9, static_cast<std::uint32_t>(directory_end_), 2);
  return reinterpret_cast<const char*>(bytes_.data());
}

TableWriter::TableWriter(std::filesystem::path file)
    : path_(std::move(file)), file_(path_, std::ios::binary | std::ios::trunc) {
  levels_.emplace_back(0);
  // Cursors start at an entry with an empty key.
  add_component({{}, 1}, {}, kIsFirst | kIsLast);
}

void TableWriter::add(std::string_view key, std::string_view tag) {
  if (key.size() > kMaxKeyBytes || tag.size() > kMaxTagBytes) {
    has_refused_ = true;
    return;
  }
  ++entries_;
  const std::size_t head = kSizeBytes + kKeyLengthBytes + key.size() + kComponentBytes;
  std::uint32_t component = 0;
  do {
    const std::size_t own_head = head - (component == 0 ? kComponentBytes : 0);
    const std::string_view piece = tag.substr(0, next_piece(own_head, tag.size()));
    tag.remove_prefix(piece.size());
    const auto first = component == 0 ? kIsFirst : std::uint8_t{0};
    const auto last = tag.empty() ? kIsLast : std::uint8_t{0};
    add_component({key, ++component}, piece, first | last);
  } while (!tag.empty());
}

// Bytes of a tag for the next item.  A tag that does not fit into the block begins there all the
// same and goes on in the next, so that nothing of a block is left over but a crumb.
std::size_t TableWriter::next_piece(std::size_t head_bytes, std::size_t tag_bytes) const {
  const std::size_t most = std::min(kMaxItemBytes - head_bytes, tag_bytes);
  const std::size_t free = levels_.front().block.free_bytes();
  const bool is_crumb = free < kOffsetBytes + head_bytes + kLeastPieceBytes;
  return is_crumb ? most : std::min(most, free - kOffsetBytes - head_bytes);
}

void TableWriter::add_component(const Item& item, std::string_view bytes, std::uint8_t flags) {
  const bool is_first = (flags & kIsFirst) != 0;
  const std::size_t size = kSizeBytes + kKeyLengthBytes + item.key.size() +
                           (is_first ? 0 : kComponentBytes) + bytes.size();
  if (!levels_.front().block.has_room_for(size)) close_block(0);
  Level& leaves = levels_.front();
  if (leaves.block.is_empty()) {
    leaves.first_key = item.key;
    leaves.first_component = item.component;
  }
  std::uint8_t* at = leaves.block.add_item(size);
  at = put(at, static_cast<std::uint32_t>(size - 3) | std::uint32_t{flags} << 8, kSizeBytes);
  at = put_key(at, item.key);
  if (!is_first) at = put(at, item.component, kComponentBytes);
  put_bytes(at, bytes);
}

// The key of the first item of a branch is left out.
void TableWriter::add_branch(std::size_t level, const Item& first, std::uint32_t child) {
  constexpr std::size_t kHead = kBlockNumberBytes + kKeyLengthBytes + kComponentBytes;
  if (level == levels_.size()) levels_.emplace_back(static_cast<std::uint8_t>(level));
  if (!levels_[level].block.has_room_for(kHead + first.key.size())) close_block(level);
  Level& branch = levels_[level];
  Item item = first;
  if (branch.block.is_empty()) {
    branch.first_key = first.key;
    branch.first_component = first.component;
    item = {{}, 0};
  }
  std::uint8_t* at = branch.block.add_item(kHead + item.key.size());
  put(put_key(put(at, child, kBlockNumberBytes), item.key), item.component, kComponentBytes);
}

void TableWriter::close_block(std::size_t level) {
  Level& full = levels_[level];
  file_.write(full.block.finished(), kBlockBytes);
  full.block.clear();
  add_branch(level + 1, {full.first_key, full.first_component}, next_block_++);
}

Result<Root> TableWriter::finish() {
  if (has_refused_) return fail(fmt::format("a term or a text is too long for {}", path_.string()));
  Root root;
  if (entries_ > 0) {
    for (std::size_t level = 0; level + 1 < levels_.size(); ++level) close_block(level);
    file_.write(levels_.back().block.finished(), kBlockBytes);
    root.is_fake = false;
    root.block = next_block_;  // the last one
    root.level = levels_.size() - 1;
    root.entries = entries_;
    root.free_list = encoded({.first_unused = root.block + 1});
  }
  file_.close();
  if (!file_) return fail(fmt::format("cannot write {}", path_.string()));
  return root;
}

}  // namespace musubi::glass
