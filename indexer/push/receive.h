// receive.h - what --push has another indexer do on a host: take what was copied into service.
#pragma once
#include "indexer/exit_status.h"
#include "indexer/log.h"
#include "indexer/options.h"

namespace musubi {

// The index that is named is the folder of the host.  Verifies the shards that were copied by the
// sums of their set, flushes them to the disk, lets the ports serve them and removes sets that
// nobody wants.  Where a shard is not sound the ports serve what they did.
ExitStatus receive(const IndexerOptions& options, const Log& log);

}  // namespace musubi
