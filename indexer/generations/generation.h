// generation.h - the generations that an index holds, and what state each is in.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/index/layout.h"
#include "indexer/generations/manifest.h"

namespace musubi {

enum class GenerationState {
  Live,
  Kept,       // was live before
  Withdrawn,  // was live, and was rolled back from
  Orphan,     // whole, but its job died before it went live
  Refused,    // was never live
};

struct Generation {
  std::string name;
  GenerationState state = GenerationState::Kept;
  Result<Manifest> manifest;
  std::uint64_t bytes = 0;  // on disk, what is shared with another generation counted in each
  std::size_t shards = 1;   // that it is cut into
};

// Oldest first; those refused last.  Folders that are not ours are left out.
std::vector<Generation> generations_of(const IndexLayout& layout);

// Bytes of all files below a folder.
std::uint64_t bytes_of(const std::filesystem::path& folder);

// Lets searchers take the live generation for sound without reading it (common/index/seal.h).
// Call this when it was just made or verified, or when it was sealed before links to its files were
// made or removed.
Result<void> seal_live(const IndexLayout& layout);
bool is_live_sealed(const IndexLayout& layout);

}  // namespace musubi
