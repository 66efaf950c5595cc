// bigram_statistics.h - how rare each pair of characters is in an index.
//
// Ranking weighs the pairs that a query and a document share by their rarity.
// Pairs are counted in a fixed number of buckets by hash, several sharing one:
// a megabyte at most, whatever the size of the index.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

// Counts documents per pair of folded characters.  Belongs to one thread.
class BigramCounter {
 public:
  BigramCounter();

  // Each pair of one document counts once, over all its texts.
  void start_document();
  void add_text(std::string_view text);

  // As if the documents of `other` had been counted here.
  void merge(const BigramCounter& other);
  static Result<BigramCounter> open(const std::filesystem::path&) { return BigramCounter(); }
  void remove(const BigramCounter&) {}

  // One byte per bucket: eight times the binary logarithm of the count plus one.
  // Fewer buckets for fewer documents.
  Result<void> write(const std::filesystem::path& file) const;

 private:
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> last_document_;  // that a bucket was counted for
  std::uint32_t documents_ = 0;
};

class BigramStatistics {
 public:
  static Result<BigramStatistics> open(const std::filesystem::path& file);

  // ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N documents, as in BM25.
  double inverse_document_frequency(char32_t first, char32_t second) const;

 private:
  struct Mapping;
  std::shared_ptr<const Mapping> mapping_;
};

// generation/bigrams.bin
std::filesystem::path bigram_statistics_path(const std::filesystem::path& generation);

}  // namespace musubi
