// segment.h - a batch of documents as a small Xapian database of its own.
//
// Batches are cut by the order and size of the documents alone, never by which
// thread is free, and merged in their order: an index is the same, docid for
// docid, however many threads built it.
#pragma once
#include <cstddef>
#include <filesystem>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/document.h"
#include "common/gazetteer/gazetteer.h"
#include "common/result.h"
#include "indexer/build/columns.h"

namespace musubi {

// Bytes of text in a batch.  Smaller batches cut posting lists into more pieces, larger ones
// leave threads idle at the end: see docs/performance.md.
inline constexpr std::size_t kBatchBytes = 4U << 20;

// Consecutive documents of the sources, or those of them that go into one shard.
struct Batch {
  std::size_t shard = 0;
  std::size_t number = 0;            // in its shard
  std::uint32_t first_document = 1;  // docid
  std::vector<Document> documents;
};

struct Segment {
  std::filesystem::path path;
  std::vector<ColumnRow> rows;  // of its documents in their order
};

// Writes the database `folder` / NUMBER.
Result<Segment> write_segment(const Batch& batch, Analyzer& analyzer, const Gazetteer& gazetteer,
                              const std::filesystem::path& folder);

}  // namespace musubi
