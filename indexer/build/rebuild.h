// rebuild.h - builds a generation anew, by reading every source.
#pragma once
#include <vector>

#include "indexer/build/made_database.h"
#include "indexer/context.h"
#include "indexer/intake/intake.h"
#include "indexer/intake/previous.h"

namespace musubi {

struct Rebuilt {
  bool are_ids_right = true;  // else the row numbers are to be read the other way, and this is void
  std::vector<SourceRows> sources = {};
  std::vector<ManifestFolder> folders = {};
  std::vector<MadeDatabase> databases = {};
};

// Writes the databases of layout.building().  `previous` gives the last good
// version of what cannot be read, and may be nullptr.
Result<Rebuilt> rebuild(const JobContext& job, const PreviousGeneration* previous,
                        RowNumbers row_numbers, Report& report);

}  // namespace musubi
