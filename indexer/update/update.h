// update.h - a generation made of the live one: only what has changed is read.
#pragma once
#include <vector>

#include "indexer/build/changed_terms.h"
#include "indexer/build/columns.h"
#include "indexer/context.h"
#include "indexer/intake/intake.h"
#include "indexer/intake/previous.h"

namespace musubi {

enum class UpdateOutcome {
  Applied,            // layout.building() holds the new database
  NothingChanged,     // neither documents nor sources
  NoDocumentChanged,  // layout.building() shares the files of the live generation
  TooMuchChanged,     // a rebuild is cheaper
  IdsAreOthers,       // as row numbers of tables are, or are no more, ids
};

struct Update {
  UpdateOutcome outcome = UpdateOutcome::NothingChanged;
  std::vector<SourceRows> sources = {};
  std::vector<ManifestFolder> folders = {};
  std::uint64_t compacted_bytes = 0;  // 0: not compacted
  ChangedTerms changed_terms = {};
  Columns columns = {};
};

// An error leaves layout.building() in any state.
Result<Update> update(const JobContext& job, const PreviousGeneration& previous, Report& report);

}  // namespace musubi
