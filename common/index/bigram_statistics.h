// bigram_statistics.h - how rare each pair of characters is in an index.
//
// Ranking weighs the pairs that a query and a document share by their rarity.
// A table of a megabyte at most, whatever the size of the index: several pairs share
// a bucket, and counts are kept as logarithms.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "common/result.h"

namespace musubi {

class BigramStatistics {
 public:
  static Result<BigramStatistics> open(const std::filesystem::path& file);

  // Of a table in memory, as BigramCounter::table() makes it.
  explicit BigramStatistics(std::string table);

  // ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N documents, as in BM25.
  double inverse_document_frequency(char32_t first, char32_t second) const;

 private:
  BigramStatistics(std::string_view table, std::shared_ptr<const void> owner)
      : table_(table), owner_(std::move(owner)) {}

  std::string_view table_;
  std::shared_ptr<const void> owner_;
};

// generation/bigrams.bin
std::filesystem::path bigram_statistics_path(const std::filesystem::path& generation);

}  // namespace musubi
