// update.h - a generation made of the live one: only what has changed is read.
#pragma once
#include <vector>

#include "indexer/build/made_database.h"
#include "indexer/context.h"
#include "indexer/intake/intake.h"
#include "indexer/intake/previous.h"

namespace musubi {

enum class UpdateOutcome {
  Applied,         // layout.building() holds the new databases
  NothingChanged,  // neither documents nor sources
  TooMuchChanged,  // a rebuild is cheaper
  IdsAreOthers,    // as row numbers of tables are, or are no more, ids
};

struct Update {
  UpdateOutcome outcome = UpdateOutcome::NothingChanged;
  std::vector<SourceRows> sources = {};
  std::vector<ManifestFolder> folders = {};
  std::vector<MadeDatabase> databases = {};  // shard by shard
};

// An error leaves layout.building() in any state.
Result<Update> update(const JobContext& job, const PreviousGeneration& previous, Report& report);

}  // namespace musubi
