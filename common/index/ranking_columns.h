// ranking_columns.h - what ranking asks of every document of a generation, as numbers.
//
// Xapian looks a document's length up in a tree, and its id in another.  Two columns
// with a number for each document answer from memory.  Derived from the database
// alone, and mapped into memory as they are.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <span>

#include "common/file/mapped_file.h"
#include "common/result.h"

namespace musubi {

// generation/ranking.bin
std::filesystem::path ranking_columns_path(const std::filesystem::path& generation);

// To be called whenever the documents of a database have changed.
Result<void> write_ranking_columns(const Xapian::Database& database,
                                   const std::filesystem::path& file);

class RankingColumns {
 public:
  // Fails on a file that is missing, damaged, or not of this database.
  static Result<RankingColumns> open(const std::filesystem::path& file,
                                     const Xapian::Database& database);

  // By document number, from 0 on to the last document of the database.
  std::span<const std::uint32_t> lengths() const { return lengths_; }    // in terms
  std::span<const std::uint32_t> id_ranks() const { return id_ranks_; }  // see sort_keys.h

 private:
  MappedFile file_;
  std::span<const std::uint32_t> lengths_;
  std::span<const std::uint32_t> id_ranks_;
};

}  // namespace musubi
