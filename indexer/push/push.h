// push.h - indexer --push: brings the live set to the hosts of the configuration, and makes it the
// one that is searched there.
#pragma once
#include "indexer/exit_status.h"
#include "indexer/log.h"
#include "indexer/options.h"

namespace musubi {

// In two steps: all hosts have the set and their servers answer for it; then the link in the front
// folder is replaced.  Where anything fails before that, what is live stays so, and the next push
// goes on from there.
ExitStatus push(const IndexerOptions& options, const Log& log);

}  // namespace musubi
