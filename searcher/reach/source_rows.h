// source_rows.h - the documents of a generation by their place in their files.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "common/index/bin_file.h"

namespace musubi {

struct PlacedDocument {
  std::filesystem::path database;  // the generation's, or the shard that has it
  std::uint32_t number = 0;        // in that database
};

// The `row`-th, from 1, of the documents that were read from one file; 0: not known.
struct RowInFile {
  std::size_t row = 0;
  std::size_t rows = 0;
};

// Reads what it is asked for, and keeps it.
class FileRows {
 public:
  explicit FileRows(std::filesystem::path generation) : generation_(std::move(generation)) {}

  const std::filesystem::path& generation() const { return generation_; }

  // Nothing where the index has no such file or row, or its own files cannot be read.
  std::optional<PlacedDocument> document_at(const std::string& path, std::size_t row);

  // Where a document of that path stands.
  RowInFile row_of(const std::string& path, const PlacedDocument& document);

 private:
  // Of a file, among all documents in the order of their sources.
  struct Rows {
    std::size_t first = 0, count = 0;
  };
  class ManifestReader;

  bool open();
  Rows rows_of(const std::string& path);
  PlacedDocument document(std::size_t place) const;

  std::filesystem::path generation_;
  std::map<std::string, Rows> known_;
  std::optional<BinFile> file_;  // documents.bin
  std::size_t shards_ = 1;
};

}  // namespace musubi
