// segment_writer.h - analyzed documents as a database of Xapian's glass format.
//
// The same as Xapian would write of them, but all postings of a term at once and in order.
// Segments are only there to be merged: what is published is written by Xapian itself.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "indexer/indexing/glass_postlist.h"
#include "indexer/indexing/glass_table.h"
#include "indexer/indexing/postings.h"
#include "indexer/indexing/term_builder.h"

struct libdeflate_compressor;

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
  void store(std::uint32_t document, std::string_view data);
  Result<GlassRoot> write_postlist(const Postings& postings) const;
  Result<void> write_version(const GlassRoot& postlist, const GlassRoot& data) const;

  std::filesystem::path folder_;
  GlassTableWriter data_;
  std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor_;
  std::string deflated_;
  std::map<std::uint32_t, ValueColumn> columns_;  // by slot
  std::vector<ListEntry> lengths_;
  std::uint32_t highest_wdf_ = 0;
};

}  // namespace musubi
