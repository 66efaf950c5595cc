// letter_collector.h - the pairs of letters of some documents, on their way into letters.bin.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/document.h"
#include "common/index/letter_sequences.h"
#include "common/result.h"

namespace musubi {

// Of title, body, partner and what is found also, one behind another; see
// common/analysis/letters.h.
std::u32string letters_of(const Document& document);

// Takes about four times the text of its documents.  Belongs to one thread.
class LetterCollector {
 public:
  // No sequence stands for a letter.
  LetterCollector() : LetterCollector(no_sequences()) {}
  // `sequences`: those that stand for a letter.
  explicit LetterCollector(const SequenceTable& sequences) : sequences_(&sequences) {}

  // Documents in any order, each once.
  void add(std::uint32_t document, std::u32string_view letters);
  // Only what sequences begin, those of this number and above.
  void add_sequences(std::uint32_t document, std::u32string_view letters,
                     char32_t from = kFirstSequence);

  std::uint32_t documents() const { return documents_; }
  std::size_t postings() const { return postings_.size(); }

  // Calls take(pair, count) for each that was added, in any order.
  template <typename Take>
  void for_each_count(Take take) const {
    std::vector<std::uint32_t> counts(pairs_.size());
    for (const Posting& posting : postings_) ++counts[posting.pair];
    for (std::size_t i = 0; i < pairs_.size(); ++i) take(pair_of(pairs_[i]), counts[i]);
  }

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

  static constexpr int kLetterBits = 21;
  static std::uint64_t key_of(LetterPair pair) {
    return (std::uint64_t{pair.first} << kLetterBits | pair.second) + 1;
  }
  static LetterPair pair_of(std::uint64_t key) {
    return {static_cast<char32_t>((key - 1) >> kLetterBits),
            static_cast<char32_t>((key - 1) & ((1U << kLetterBits) - 1))};
  }

  static const SequenceTable& no_sequences();
  void add_waiting(std::uint32_t document);
  void add_pair(std::uint64_t pair, std::uint32_t document);
  std::size_t place_of(std::uint64_t pair) const {
    return (pair * 0x9E37'79B9'7F4A'7C15U) >> shift_;  // Fibonacci hashing
  }
  Slot& slot_of(std::uint64_t pair);
  void grow();

  const SequenceTable* sequences_;
  static constexpr int kInitialBits = 16;
  std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << kInitialBits);
  int shift_ = 64 - kInitialBits;
  std::vector<std::uint64_t> pairs_;  // by number
  std::vector<Posting> postings_;
  std::vector<std::uint64_t> waiting_;  // pairs of the document that is being added
  std::uint32_t documents_ = 0;
};

}  // namespace musubi
