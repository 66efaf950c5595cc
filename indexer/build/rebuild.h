// rebuild.h - a generation from nothing: every source is read.
#pragma once
#include <vector>

#include "indexer/context.h"
#include "indexer/intake/intake.h"
#include "indexer/intake/previous.h"

namespace musubi {

// Writes the database of layout.building().  `previous` gives the last good
// version of what cannot be read, and may be nullptr.
Result<std::vector<SourceRows>> rebuild(const JobContext& job, const PreviousGeneration* previous,
                                        Report& report);

}  // namespace musubi
