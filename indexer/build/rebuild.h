// rebuild.h - a generation from nothing: every source is read.
#pragma once
#include <vector>

#include "indexer/build/columns.h"
#include "indexer/context.h"
#include "indexer/intake/intake.h"
#include "indexer/intake/previous.h"

namespace musubi {

struct Rebuilt {
  std::vector<SourceRows> sources;
  Columns columns;
};

// Writes the database of layout.building().  `previous` gives the last good
// version of what cannot be read, and may be nullptr.
Result<Rebuilt> rebuild(const JobContext& job, const PreviousGeneration* previous, Report& report);

}  // namespace musubi
