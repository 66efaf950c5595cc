// bigram_statistics.h - how rare each pair of characters is in an index.
//
// Ranking weighs the pairs that a query and a document share by their rarity.
// A table of a megabyte at most, whatever the size of the index: several pairs share
// a bucket, and counts are kept as logarithms.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "common/result.h"

namespace musubi {

// See bigram_buckets.h.
struct BigramTable {
  std::uint64_t documents = 0;
  std::vector<std::uint8_t> buckets;

  bool operator==(const BigramTable&) const = default;
};

class BigramStatistics {
 public:
  // Of bigrams.bin in a generation, or beside the stub of an index whose shards are elsewhere.
  static Result<BigramStatistics> open(const std::filesystem::path& folder);

  // Of a table in memory, as BigramCounts::table() makes it.
  explicit BigramStatistics(BigramTable table);

  // That were counted.
  std::uint64_t documents() const { return static_cast<std::uint64_t>(documents_); }

  // Of a pair of characters, see weights.h.
  double rarity(char32_t first, char32_t second) const;

 private:
  explicit BigramStatistics(const std::shared_ptr<const BigramTable>& table);
  BigramStatistics(std::uint64_t documents, std::span<const std::uint8_t> buckets,
                   std::shared_ptr<const void> owner);

  double documents_;
  std::span<const std::uint8_t> buckets_;  // 2^bits_
  int bits_;
  std::shared_ptr<const void> owner_;
};

}  // namespace musubi
