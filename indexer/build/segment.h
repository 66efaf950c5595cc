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

namespace musubi {

// Consecutive documents of the sources.
struct Batch {
  std::size_t number = 0;
  std::vector<Document> documents;
};

// Writes the database `folder` / NUMBER and returns its path.
Result<std::filesystem::path> write_segment(const Batch& batch, Analyzer& analyzer,
                                            const Gazetteer& gazetteer,
                                            const std::filesystem::path& folder);

}  // namespace musubi
