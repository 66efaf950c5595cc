#include <algorithm>
#include <map>

#include "common/index/glass/format/postlist.h"
#include "common/index/glass/format/table_writer.h"
#include "common/index/glass/format/version.h"
#include "common/index/glass/glass.h"

namespace musubi::glass {

struct DatabaseWriter::Parts {
  explicit Parts(std::filesystem::path database)
      : folder(std::move(database)), table(table_path(folder, Table::Postings)) {}

  // Values and lengths come before the posting lists.
  void write_documents();
  void add_to_statistics(const Posting& length);

  std::filesystem::path folder;
  TableWriter table;
  std::map<std::uint32_t, ValueColumn> columns;  // by slot
  std::vector<Posting> lengths;
  bool has_documents_written = false;
  Statistics statistics;
};

void DatabaseWriter::Parts::write_documents() {
  if (std::exchange(has_documents_written, true)) return;
  for (const auto& [slot, column] : columns) column.write_statistics(table, slot);
  for (const auto& [slot, column] : columns) column.write_values(table, slot);
  write_lengths(table, lengths);
}

void DatabaseWriter::Parts::add_to_statistics(const Posting& length) {
  ++statistics.documents;
  statistics.last_docid = length.docid;
  statistics.total_length += length.wdf;
  statistics.longest = std::max<std::uint64_t>(statistics.longest, length.wdf);
  const bool is_shorter =
      statistics.shortest == 0 || (length.wdf != 0 && length.wdf < statistics.shortest);
  if (is_shorter) statistics.shortest = length.wdf;
}

DatabaseWriter::DatabaseWriter(std::filesystem::path folder)
    : parts_(std::make_unique<Parts>(std::move(folder))) {}

DatabaseWriter::~DatabaseWriter() = default;

void DatabaseWriter::add_metadata(std::string_view key, std::string_view value) {
  write_metadata(parts_->table, key, value);
}

void DatabaseWriter::add_others(const Others& others) {
  parts_->statistics = {.documents = others.documents,
                        .last_docid = others.last_docid,
                        .total_length = others.total_length};
}

void DatabaseWriter::add_term(std::string_view term, std::uint32_t documents, std::uint32_t one) {
  write_frequency(parts_->table, term, documents, one);
}

void DatabaseWriter::add_document(std::uint32_t docid, std::uint32_t length) {
  parts_->lengths.push_back({docid, length});
  parts_->add_to_statistics(parts_->lengths.back());
}

void DatabaseWriter::add_value(std::uint32_t slot, std::string_view bytes) {
  parts_->columns[slot].add(parts_->lengths.back().docid, bytes);
}

void DatabaseWriter::add_postings(std::string_view term, std::span<const Posting> postings) {
  parts_->write_documents();
  write_posting_list(parts_->table, term, postings);
  for (const Posting& posting : postings) {
    parts_->statistics.highest_wdf =
        std::max<std::uint64_t>(parts_->statistics.highest_wdf, posting.wdf);
  }
}

Result<void> DatabaseWriter::finish() {
  parts_->write_documents();
  const auto root = parts_->table.finish();
  if (!root) return tl::unexpected(root.error());
  Version version;
  version.root(Table::Postings) = *root;
  version.statistics = encoded(parts_->statistics);
  return write_version(version, parts_->folder);
}

}  // namespace musubi::glass
