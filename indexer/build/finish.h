// finish.h - the last steps of a generation, rebuilt or updated: vocabulary,
// marks, document table, manifest, check.
#pragma once
#include <cstdint>
#include <vector>

#include "indexer/build/made_database.h"
#include "indexer/context.h"
#include "indexer/generations/document_table.h"
#include "indexer/generations/manifest.h"

namespace musubi {

struct Making {
  std::vector<MadeDatabase> databases = {};  // shard by shard
  std::vector<ManifestSource> sources = {};
  std::vector<DocumentRow> rows = {};  // source after source
  std::int64_t read_at = 0;            // when the sources were looked at
  RowNumbers row_numbers = RowNumbers::AreIds;
  std::vector<ManifestFolder> folders = {};
};

// The rows of each of `shards`, in the same order.
std::vector<std::vector<DocumentRow>> rows_by_shard(const std::vector<DocumentRow>& rows,
                                                    std::size_t shards);

// Completes the generation in layout.building().
Result<void> finish_generation(const JobContext& job, const Making& making);

}  // namespace musubi
