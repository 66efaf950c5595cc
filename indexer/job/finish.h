// finish.h - the last steps of a generation, rebuilt or updated: vocabulary,
// marks, document table, manifest, check.
#pragma once
#include <vector>

#include "indexer/job/context.h"
#include "indexer/job/intake.h"

namespace musubi {

// Whether the database in layout.building() is new, or the files of the live one.
enum class Database { Written, Shared };

// Makes layout.building() a whole generation.  `compacted_bytes`: what its database
// took when it was last written in one go; 0: it was just now.  `read_at`: when the
// sources were looked at.  Tells `report` of the sources.
Result<void> finish_generation(const JobContext& job, Database database,
                               std::vector<SourceRows> sources, std::uint64_t compacted_bytes,
                               std::int64_t read_at, Report& report);

}  // namespace musubi
