// job.h - one run of the indexer, from the sources to the published index.
#pragma once
#include "indexer/exit_status.h"
#include "indexer/log.h"
#include "indexer/options.h"

namespace musubi {

// Tells what happened through `log`.
ExitStatus run_job(const IndexerOptions& options, const Log& log);

}  // namespace musubi
