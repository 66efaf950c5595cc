// finish.h - the last steps of a generation, rebuilt or updated: vocabulary,
// marks, document table, manifest, check.
#pragma once
#include <cstdint>
#include <vector>

#include "indexer/build/changed_terms.h"
#include "indexer/build/columns.h"
#include "indexer/context.h"
#include "indexer/generations/document_table.h"
#include "indexer/generations/manifest.h"

namespace musubi {

// Where the database in layout.building() comes from.
enum class Origin {
  Sources,  // all was read anew
  Patch,    // it is a copy of the live one, with some documents changed
  Link,     // it shares the files of the live one
};

struct Making {
  Origin origin = Origin::Sources;
  ChangedTerms changed_terms = {};  // by the patch
  Columns columns = {};             // but of a link
  std::vector<ManifestSource> sources = {};
  std::vector<DocumentRow> rows = {};  // source after source
  std::uint64_t compacted_bytes = 0;   // when it was last written in one go; 0: just now
  std::int64_t read_at = 0;            // when the sources were looked at
  RowNumbers row_numbers = RowNumbers::AreIds;
  std::vector<ManifestFolder> folders = {};
};

// Completes the generation in layout.building().
Result<void> finish_generation(const JobContext& job, const Making& making);

}  // namespace musubi
