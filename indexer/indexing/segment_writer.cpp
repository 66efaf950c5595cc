#include "indexer/indexing/segment_writer.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <fstream>

#include "common/index/byte_stream.h"

namespace musubi {

namespace {

// A fiftieth larger than zlib's, in a third of its time: see docs/performance.md.
constexpr int kDeflateLevel = 1;

// The first bytes of iamglass: what it is, format 2016-03-14, no UUID.
constexpr std::string_view kVersionHead{
    "\x0f\x0dXapian Glass\x04\x6e"
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
    32};

void append_root(std::string& to, const GlassRoot& root) {
  const std::uint32_t shape = root.level << 2 | 2U | (root.entries == 0 ? 1U : 0U);
  for (const std::uint64_t number : {std::uint64_t{root.block}, std::uint64_t{shape}, root.entries,
                                     std::uint64_t{kGlassBlockBytes / 2048}}) {
    append_number(to, number);
  }
  append_number(to, 0);  // nothing more would be compressed
  std::string free_list;
  append_number(free_list, kGlassRevision);
  append_number(free_list, root.entries == 0 ? 0 : root.block + 1);  // the root is the last block
  free_list.append(4, '\0');                                         // no block before it is free
  append_number(to, free_list.size());
  to += free_list;
}

}  // namespace

SegmentWriter::SegmentWriter(std::filesystem::path folder)
    : folder_(std::move(folder)),
      data_(folder_ / "docdata.glass"),
      compressor_(libdeflate_alloc_compressor(kDeflateLevel), libdeflate_free_compressor) {}

void SegmentWriter::add_document(const Postings& postings, std::span<const Value> values,
                                 std::string_view data) {
  ListEntry length{static_cast<std::uint32_t>(lengths_.size() + 1), 0};
  for (const auto& posting : postings.of_document()) {
    length.wdf += posting.wdf;
    highest_wdf_ = std::max(highest_wdf_, posting.wdf);
  }
  lengths_.push_back(length);
  for (const Value& value : values) columns_[value.slot].add(length.document, value.bytes);
  if (!data.empty()) store(length.document, data);
}

void SegmentWriter::store(std::uint32_t document, std::string_view data) {
  std::string key;
  append_sortable(key, document);
  deflated_.resize(data.size());
  const std::size_t size = libdeflate_deflate_compress(compressor_.get(), data.data(), data.size(),
                                                       deflated_.data(), deflated_.size());
  if (size == 0) {  // it would not be smaller
    data_.add(key, data);
  } else {
    data_.add(key, std::string_view(deflated_).substr(0, size), GlassTag::Deflated);
  }
}

Result<void> SegmentWriter::finish(const Postings& postings) {
  const auto postlist = write_postlist(postings);
  if (!postlist) return tl::unexpected(postlist.error());
  const auto data = data_.finish();
  if (!data) return tl::unexpected(data.error());
  return write_version(*postlist, *data);
}

Result<GlassRoot> SegmentWriter::write_postlist(const Postings& postings) const {
  GlassTableWriter table(folder_ / "postlist.glass");
  for (const auto& [slot, column] : columns_) column.write_statistics(table, slot);
  for (const auto& [slot, column] : columns_) column.write_values(table, slot);
  write_lengths(table, lengths_);
  const Postings::ByTerm lists = postings.by_term();
  std::vector<ListEntry> entries;
  for (const std::uint32_t term : postings.sorted_terms()) {
    entries.clear();
    for (std::uint32_t i = lists.begins[term]; i < lists.begins[term + 1]; ++i) {
      entries.push_back({lists.postings[i]->document + 1, lists.postings[i]->wdf});
    }
    write_posting_list(table, postings.term(term), entries);
  }
  return table.finish();
}

Result<void> SegmentWriter::write_version(const GlassRoot& postlist, const GlassRoot& data) const {
  std::string content(kVersionHead);
  append_number(content, kGlassRevision);
  for (const GlassRoot& root :
       {postlist, data, GlassRoot{}, GlassRoot{}, GlassRoot{}, GlassRoot{}}) {
    append_root(content, root);
  }
  std::uint64_t total = 0;
  std::uint32_t shortest = 0, longest = 0;
  for (const ListEntry& length : lengths_) {
    total += length.wdf;
    longest = std::max(longest, length.wdf);
    if (shortest == 0 || (length.wdf != 0 && length.wdf < shortest)) shortest = length.wdf;
  }
  // Documents, numbers without one, bounds, changesets, all lengths, spellings.
  for (const std::uint64_t number :
       {std::uint64_t{lengths_.size()}, std::uint64_t{0}, std::uint64_t{shortest},
        std::uint64_t{highest_wdf_}, std::uint64_t{longest - highest_wdf_}, std::uint64_t{0}, total,
        std::uint64_t{0}}) {
    append_number(content, number);
  }
  std::ofstream file(folder_ / "iamglass", std::ios::binary | std::ios::trunc);
  file << content;
  file.close();
  if (!file) return fail(fmt::format("cannot write {}", folder_.string()));
  return {};
}

}  // namespace musubi
