// job.h - one run of the indexer, from the sources to the published index.
#pragma once
#include "indexer/log.h"
#include "indexer/options.h"

namespace musubi {

enum class ExitStatus {
  Published = 0,     // or nothing to do
  SomeRefused = 1,   // published, but some documents were refused
  NotPublished = 2,  // the old index is untouched
  Locked = 3,        // another indexer holds the lock
};

// Tells what happened through `log`.
ExitStatus run_job(const IndexerOptions& options, const Log& log);

}  // namespace musubi
