// front.h - the front of an index for a searcher that asks servers (common/index/front.h).
#pragma once
#include "indexer/exit_status.h"
#include "indexer/log.h"
#include "indexer/options.h"

namespace musubi {

// Writes that of the live generation as the folder that --front names, in place of a front that is
// there.  Published: it is there; NotPublished: not, and why is told.
ExitStatus export_front(const IndexerOptions& options, const Log& log);

}  // namespace musubi
