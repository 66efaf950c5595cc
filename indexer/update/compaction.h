// compaction.h - writes a database anew when updates have made it large.
#pragma once
#include <cstdint>

#include "common/result.h"
#include "indexer/context.h"

namespace musubi {

// Updates leave blocks half full.  Past some growth, and where there is room for it, writes
// the database of layout.building() anew, without gaps in its blocks.  `compacted_bytes`: its
// size when that was last done.  The same after this.
Result<std::uint64_t> compact_when_grown(const JobContext& job, std::uint64_t compacted_bytes);

}  // namespace musubi
