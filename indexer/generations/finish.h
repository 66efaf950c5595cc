// finish.h - the last steps of a generation, rebuilt or updated: vocabulary,
// marks, document table, manifest, check.
#pragma once
#include <vector>

#include "indexer/build/changed_terms.h"
#include "indexer/run/context.h"
#include "indexer/run/intake.h"

namespace musubi {

// What the database in layout.building() is.
enum class Database {
  New,
  Changed,  // the live one, with some documents changed
  Shared,   // the files of the live one
};

struct Making {
  Database database = Database::New;
  ChangedTerms changed_terms = {};  // of one that was changed
  std::vector<SourceRows> sources = {};
  std::uint64_t compacted_bytes = 0;  // when it was last written in one go; 0: just now
  std::int64_t read_at = 0;           // when the sources were looked at
};

// Makes layout.building() a whole generation.  Tells `report` of the sources.
Result<void> finish_generation(const JobContext& job, Making making, Report& report);

}  // namespace musubi
