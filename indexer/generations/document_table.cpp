#include "indexer/generations/document_table.h"

#include <xxhash.h>

#include "common/index/bin_file.h"
#include "common/index/shared_ids.h"
#include "common/index/stored_document.h"

namespace musubi {

namespace {

// One section for each number of a row.
template <typename Number>
void add_column(BinFileWriter& file, const std::vector<DocumentRow>& rows,
                Number DocumentRow::*number) {
  std::vector<Number> column;
  column.reserve(rows.size());
  for (const DocumentRow& row : rows) column.push_back(row.*number);
  file.add(column);
}

}  // namespace

std::uint64_t id_hash(std::string_view id) {
  return XXH3_64bits(id.data(), id.size());
}

std::uint64_t record_hash(std::string_view bytes, std::size_t number) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), number);
}

std::uint64_t content_hash(const Document& document) {
  const std::string everything = encode_fields(document);
  return XXH3_64bits(everything.data(), everything.size());
}

Result<void> write_document_table(const std::vector<DocumentRow>& rows,
                                  const std::filesystem::path& generation) {
  BinFileWriter file(BinKind::Documents, rows.size());
  add_column(file, rows, &DocumentRow::id);
  add_column(file, rows, &DocumentRow::content);
  add_column(file, rows, &DocumentRow::docid);
  add_column(file, rows, &DocumentRow::record);
  return file.write(generation);
}

Result<std::vector<DocumentRow>> read_document_table(const std::filesystem::path& generation) {
  const auto file = BinFile::open(generation, BinKind::Documents, documents_layout());
  if (!file) return tl::unexpected(file.error());
  const auto ids = file->section<std::uint64_t>(0);
  const auto contents = file->section<std::uint64_t>(1);
  const auto docids = file->section<std::uint32_t>(2);
  const auto records = file->section<std::uint64_t>(3);
  const std::size_t count = ids.size();
  if (file->documents() != count || contents.size() != count || docids.size() != count ||
      records.size() != count) {
    return file->damaged();
  }
  std::vector<DocumentRow> rows;
  rows.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    rows.push_back({ids[i], contents[i], docids[i], records[i]});
  }
  return rows;
}

}  // namespace musubi
