// change_times.h - when each document came, and when it last changed.
#pragma once
#include <cstdint>
#include <vector>

#include "indexer/build/columns.h"
#include "indexer/generations/document_table.h"
#include "indexer/intake/previous.h"

namespace musubi {

// Into the columns of a generation with these documents: the times of `before` where a document
// is as it was, else `now`.  Whether all was read anew or only what changed makes no difference.
// `before`: nullptr where there is no generation that can be read; then all came now.
Result<void> note_times(const std::vector<DocumentRow>& rows, const PreviousGeneration* before,
                        std::uint64_t now, Columns& columns);

}  // namespace musubi
