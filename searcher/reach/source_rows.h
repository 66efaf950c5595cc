// source_rows.h - the documents of a generation by their place in their files.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/bin_file.h"

namespace musubi {

struct PlacedDocument {
  std::filesystem::path database;  // the generation's, or the shard that has it
  std::uint32_t number = 0;        // in that database
};

// Whether a document was read from the file that is asked about.
using IsOfFile = std::function<bool(const PlacedDocument&)>;

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

  // Of a file, or of one in an archive.  Nothing where the index has no such file or row, or its
  // own files cannot be read.  Parses the manifest once for each path.
  std::optional<PlacedDocument> document_at(const std::string& path, std::size_t row,
                                            const IsOfFile& is_of_file);

  // Where a document stands among those of its file, which stand side by side: asks about as many
  // as the logarithm of their number, once for each file.
  RowInFile row_of(const PlacedDocument& document, const IsOfFile& is_of_file);

 private:
  // Of a file, among all documents in the order of their sources.
  struct Rows {
    std::size_t first = 0, count = 0;
    bool is_archive = false;  // which has the file among others

    bool has(std::size_t place) const { return place >= first && place - first < count; }
  };
  class ManifestReader;

  bool open();
  Rows rows_of(const std::string& path);
  std::size_t size() const;  // of all documents
  PlacedDocument document(std::size_t place) const;
  std::optional<std::size_t> place_of(const PlacedDocument& document) const;
  Rows rows_around(std::size_t place, const IsOfFile& is_of_file) const;

  std::filesystem::path generation_;
  std::map<std::string, Rows> known_;
  std::vector<Rows> found_;      // around documents that were asked for
  std::optional<BinFile> file_;  // documents.bin
  std::vector<std::filesystem::path> databases_;
};

}  // namespace musubi
