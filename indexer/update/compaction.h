// compaction.h - writes a database anew when updates have made it large.
#pragma once
#include <cstdint>
#include <filesystem>

#include "common/result.h"
#include "indexer/context.h"

namespace musubi {

// Updates leave blocks half full.  When a database that is being made has grown too large for that
// reason, and there is room on the disk, writes it anew without gaps.
// `compacted_bytes`: its size when it was last without gaps.  Returns the same, as of now.
Result<std::uint64_t> compact_when_grown(const JobContext& job,
                                         const std::filesystem::path& database,
                                         std::uint64_t compacted_bytes);

}  // namespace musubi
