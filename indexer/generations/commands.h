// commands.h - what the indexer does instead of a run: --list, --check, --rollback,
// --prune.
#pragma once
#include "indexer/exit_status.h"
#include "indexer/log.h"
#include "indexer/options.h"

namespace musubi {

// Answers on stdout, tells on stderr.  Published: done; NotPublished: it could not be
// done, or --check found something wrong; Locked: it needs the index to itself.
ExitStatus run_command(const IndexerOptions& options, const Log& log);

}  // namespace musubi
