// export.h - the documents of an index for another engine.
#pragma once
#include "indexer/exit_status.h"
#include "indexer/log.h"
#include "indexer/options.h"

namespace musubi {

// Writes the live documents to stdout, a JSON object a line, as Solr's /update/json/docs takes
// them (docs/scale.md).  Published: all were written; NotPublished: not, and why is told.
ExitStatus export_documents(const IndexerOptions& options, const Log& log);

}  // namespace musubi
