// bigram_counts.h - how many documents of a generation have each pair of characters.
//
// Exact, so that updates can go on counting and shards add up; BigramStatistics is made
// from them.  Takes 4 MiB.
#pragma once
#include <cstdint>
#include <filesystem>
#include <vector>

#include "common/index/bigram_statistics.h"
#include "common/result.h"

namespace musubi {

struct BigramCounts {
  BigramCounts();

  // Of generation/bigram_counts.bin.
  static Result<BigramCounts> load(const std::filesystem::path& generation);

  // Of several databases together.
  static Result<BigramCounts> sum_of(const std::vector<std::filesystem::path>& databases);

  // Writes bigrams.bin, for searching.
  Result<void> write_statistics(const std::filesystem::path& generation) const;

  // Writes that, and bigram_counts.bin, for load().
  Result<void> write(const std::filesystem::path& generation) const;

  // What BigramStatistics reads.
  BigramTable table() const;

  // As if all of it had been counted here.
  void add(const BigramCounts& other);

  std::uint32_t documents = 0;
  std::vector<std::uint32_t> buckets;  // 2^kMaxBigramBits
};

}  // namespace musubi
