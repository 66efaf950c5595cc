// bigram_counter.h - counts the documents that have each pair of characters.
//
// What BigramStatistics is made from.  The counts are exact whatever was added and
// removed, and so are kept beside the table that is searched.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/document.h"
#include "common/result.h"

namespace musubi {

// Takes 8 MiB.  Belongs to one thread.
class BigramCounter {
 public:
  BigramCounter();

  // The counts that write() left in a generation.
  static Result<BigramCounter> load(const std::filesystem::path& generation);

  // Each pair in title and body counts once.
  void add(const Document& document);

  // Undoes add() for a document with the same title and body, here or, once merged, in
  // another counter.
  void remove(const Document& document);

  // As if the documents of `other` had been added and removed here.
  void merge(const BigramCounter& other);

  // What BigramStatistics reads.
  std::string table() const;

  // Writes bigrams.bin, for searching, and bigram_counts.bin, for load().
  Result<void> write(const std::filesystem::path& generation) const;

 private:
  struct Bucket {
    std::uint32_t documents = 0;
    std::uint32_t last_pass = 0;  // that it was counted in
  };

  template <typename Count>
  void count_once(const Document& document, Count count);
  template <typename Count>
  void count_once(std::string_view text, Count count);

  std::vector<Bucket> buckets_;
  std::uint32_t documents_ = 0;
  std::uint32_t pass_ = 0;
};

// generation/bigram_counts.bin
std::filesystem::path bigram_counts_path(const std::filesystem::path& generation);

}  // namespace musubi
