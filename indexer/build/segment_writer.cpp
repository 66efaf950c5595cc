#include "indexer/build/segment_writer.h"

#include <algorithm>

#include "common/index/byte_stream.h"
#include "common/index/glass/glass_version.h"

namespace musubi {

SegmentWriter::SegmentWriter(std::filesystem::path folder)
    : folder_(std::move(folder)), data_(folder_) {}

void SegmentWriter::add_document(const Postings& postings, std::span<const Value> values,
                                 std::string_view data) {
  ListEntry length{static_cast<std::uint32_t>(lengths_.size() + 1), 0};
  for (const auto& posting : postings.of_document()) {
    length.wdf += posting.wdf;
    highest_wdf_ = std::max(highest_wdf_, posting.wdf);
  }
  lengths_.push_back(length);
  for (const Value& value : values) columns_[value.slot].add(length.document, value.bytes);
  data_.add(data);
}

Result<void> SegmentWriter::finish(const Postings& postings) {
  const auto postlist = write_postlist(postings);
  if (!postlist) return tl::unexpected(postlist.error());
  if (auto written = data_.finish(); !written) return written;
  return write_version(*postlist);
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

Result<void> SegmentWriter::write_version(const GlassRoot& postlist) const {
  GlassVersion version;
  version.head = std::string(kGlassMagic) + std::string(kGlassUuidBytes, '\0');
  version.revision = kGlassRevision;
  version.roots.fill(encoded_root({}));
  version.root(GlassTable::Postings) = encoded_root(postlist);
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
    append_number(version.statistics, number);
  }
  return write_glass_version(version, folder_);
}

}  // namespace musubi
