// free_list.h - the blocks of a table that its tree does not use.
//
// Their numbers stand in blocks of the same file, one after the other: what is to be used
// again is taken from the front, what becomes free is added behind.  Blocks from `first_unused`
// on were never used.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/index/glass/format/root.h"
#include "common/result.h"

namespace musubi::glass {

struct FreeList {
  // A place in a block of the list; at 0 where there is no such block yet.
  struct Place {
    std::uint64_t block = 0;
    std::uint64_t at = 0;  // counts numbers of four bytes

    bool operator==(const Place&) const = default;
  };

  std::uint64_t revision = kRevision;
  std::uint64_t first_unused = 0;
  Place front = {};
  Place end = {};
};

std::string encoded(const FreeList& list);
std::optional<FreeList> decode_free_list(std::string_view bytes);

// Whether there is a block of the list whose numbers have all been used again.  Xapian goes
// on with it; its check looks at such a list no closer and misses the block.
bool is_used_up(const FreeList& list);

// Puts a block that was never used into a list that is used up.  `table`: the file.
Result<FreeList> with_spare_block(FreeList list, const std::filesystem::path& table);

}  // namespace musubi::glass
