// bigram_counter.h - counts the documents that have each pair of characters.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/document.h"
#include "common/index/bigram_counts.h"

namespace musubi {

// Takes 8 MiB.  Belongs to one thread.
class BigramCounter {
 public:
  BigramCounter();

  // Each pair in title and body counts once.
  void add(const Document& document);

  // Undoes add() for a document with the same title and body.  It may have been added to another
  // counter, if the counts of both are added up.
  void remove(const Document& document);

  BigramCounts counts() const;

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

}  // namespace musubi
