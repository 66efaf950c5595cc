// root.h - where the tree of a table begins, and which of its blocks are free.
#pragma once
#include <cstdint>
#include <string>

#include "common/index/byte_stream.h"

namespace musubi::glass {

inline constexpr std::uint32_t kBlockBytes = 8192;

// Of a database that is written once.
inline constexpr std::uint32_t kRevision = 1;

// The default: a table without entries, whose file is not looked at.
struct Root {
  std::uint64_t block = 0;
  std::uint64_t level = 0;    // of the block; leaves are at 0
  bool is_fake = true;        // there is no tree
  bool is_sequential = true;  // entries came in order so far
  std::uint64_t entries = 0;
  std::uint64_t block_bytes = kBlockBytes;
  std::uint64_t least_deflated = 0;  // bytes of a tag that Xapian deflates; 0: none
  std::string free_list;             // FreeList, encoded; empty: no block was ever free
};

void append_root(std::string& to, const Root& root);
Root read_root(ByteReader& from);

}  // namespace musubi::glass
