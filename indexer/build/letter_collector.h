// letter_collector.h - the pairs of letters of some documents, on their way into letters.bin.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/result.h"

namespace musubi {

// Takes about four times the text of its documents.  Belongs to one thread.
class LetterCollector {
 public:
  // Documents in any order, each once, with their letters (common/analysis/letters.h).
  void add(std::uint32_t document, const std::u32string& letters);

  std::uint32_t documents() const { return documents_; }

  // Writes `folder`/letters.bin and is empty again.
  Result<void> write(const std::filesystem::path& folder);

 private:
  struct Slot {
    std::uint64_t pair = 0;  // its letters, plus one; 0: free
    std::uint32_t number = 0;
    std::uint32_t last = 0;  // document that has it, by order of coming
  };
  struct Posting {
    std::uint32_t pair, document;
  };

  void add_pair(std::uint64_t pair, std::uint32_t document);
  Slot& slot_of(std::uint64_t pair);
  void grow();

  static constexpr int kInitialBits = 16;
  std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << kInitialBits);
  int shift_ = 64 - kInitialBits;
  std::vector<std::uint64_t> pairs_;  // by number
  std::vector<Posting> postings_;
  std::uint32_t documents_ = 0;
};

}  // namespace musubi
