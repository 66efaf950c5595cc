// output_place.h - where the report and the metrics of a run may be written.
#pragma once
#include "common/index/layout.h"
#include "common/result.h"
#include "indexer/options.h"

namespace musubi {

// An error where one of them would replace a document, the config or another file that the run
// reads, would be read as a document the next night, or lies in the index.
Result<void> check_output_places(const IndexerOptions& options, const IndexLayout& layout);

}  // namespace musubi
