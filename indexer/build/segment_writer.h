// segment_writer.h - analyzed documents as a database of Xapian's glass format.
//
// The same as Xapian would write of them, but all postings of a term at once and in order,
// and with what is to be stored of the documents in a file of its own (document_file.h).
// Segments are only there to be merged: the postings that are published are written by Xapian.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/glass/glass_postlist.h"
#include "common/index/glass/glass_table.h"
#include "common/result.h"
#include "indexer/build/document_file.h"
#include "indexer/build/postings.h"
#include "indexer/build/term_builder.h"

namespace musubi {

class SegmentWriter {
 public:
  // Writes into `folder`, which exists.
  explicit SegmentWriter(std::filesystem::path folder);

  // The next document: the terms that were added to `postings` last, and the rest.
  void add_document(const Postings& postings, std::span<const Value> values, std::string_view data);

  // `postings` are those of all documents that were added.
  Result<void> finish(const Postings& postings);

 private:
  Result<GlassRoot> write_postlist(const Postings& postings) const;
  Result<void> write_version(const GlassRoot& postlist) const;

  std::filesystem::path folder_;
  DocumentFileWriter data_;
  std::map<std::uint32_t, ValueColumn> columns_;  // by slot
  std::vector<ListEntry> lengths_;
  std::uint32_t highest_wdf_ = 0;
};

}  // namespace musubi
