// ranking_columns.h - what ranking asks of every document of a generation, as numbers.
//
// Xapian looks a document's length up in a tree, its id and its date in others.  Columns
// with a number for each document answer from memory.  Written by the indexer's Columns.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <span>

#include "common/index/bin_file.h"
#include "common/result.h"

namespace musubi {

class RankingColumns {
 public:
  // Fails on a file that is missing, damaged, or not of this database.
  static Result<RankingColumns> open(const std::filesystem::path& generation,
                                     const Xapian::Database& database);

  using Numbers = std::span<const std::uint32_t>;

  // By document number, from 0 on to the last document of the database.
  Numbers lengths() const { return file_.section<std::uint32_t>(0); }   // in terms
  Numbers id_ranks() const { return file_.section<std::uint32_t>(1); }  // from 1; see sort_keys.h
  // Of the first signing, as to_number() has it; 0: not dated.
  Numbers dates() const { return file_.section<std::uint32_t>(2); }

  // When it came, and when its content last changed: nanoseconds since 1970; 0: not there.
  using Times = std::span<const std::uint64_t>;
  Times came() const { return file_.section<std::uint64_t>(3); }
  Times changed() const { return file_.section<std::uint64_t>(4); }

  // The content_key() of its document; 0: not there.
  using Keys = std::span<const std::uint64_t>;
  Keys contents() const { return file_.section<std::uint64_t>(5); }

  static BinFile::Layout layout() { return {4, 4, 4, 8, 8, 8}; }

 private:
  explicit RankingColumns(BinFile file) : file_(std::move(file)) {}

  BinFile file_;
};

}  // namespace musubi
