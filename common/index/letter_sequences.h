// letter_sequences.h - the sequences of letters that very many documents have.
//
// That a document has the pairs of a phrase tells little where everybody has them: という, 日本の.
// So each sequence that very many documents have gets a number above those of all letters, and
// stands for a letter in letters.bin: with the letter behind it, it is a pair like any other.
// Of a longer sequence all that is inside it is one too.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/analysis/folded_characters.h"

namespace musubi {

// What a pair begins with (a letter, or the number of a shorter sequence) and its last letter.
struct LetterPair {
  char32_t first = 0, second = 0;
  bool operator==(const LetterPair&) const = default;
  auto operator<=>(const LetterPair&) const = default;
};

// The number of the first one, the next one's is one more: above all of Unicode's.
inline constexpr char32_t kFirstSequence = 0x110000;
inline constexpr std::size_t kMaxSequences = std::size_t{1} << 20;

// As they stand in letters.bin: a pair as one number, ascending.
constexpr std::uint64_t sequence_item(LetterPair pair) {
  return std::uint64_t{pair.first} << 32 | pair.second;
}

// Found by a binary search, in a file as it is.
class LetterSequences {
 public:
  LetterSequences() = default;
  explicit LetterSequences(std::span<const std::uint64_t> items) : items_(items) {}

  // The number of the sequence that a pair makes; 0 where it is none.
  char32_t find(LetterPair pair) const {
    const std::uint64_t item = sequence_item(pair);
    const auto found = std::lower_bound(items_.begin(), items_.end(), item);
    if (found == items_.end() || *found != item) return 0;
    return kFirstSequence + static_cast<char32_t>(found - items_.begin());
  }

  std::span<const std::uint64_t> items() const { return items_; }

  // Whether each is made of a letter or of an earlier one, so that reading them ends.
  bool is_sound() const;

 private:
  std::span<const std::uint64_t> items_;
};

// Sequences that are looked up for every letter of a corpus: a hash table, in a tenth of the time.
class SequenceTable {
 public:
  SequenceTable() : SequenceTable(std::span<const std::uint64_t>()) {}
  explicit SequenceTable(std::span<const std::uint64_t> items);

  char32_t find(LetterPair pair) const {
    std::size_t at = place_of(sequence_item(pair));
    while (slots_[at].item != 0 && slots_[at].item != sequence_item(pair)) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return slots_[at].number;
  }

  std::span<const std::uint64_t> items() const { return items_; }

 private:
  struct Slot {
    std::uint64_t item = 0;
    char32_t number = 0;
  };

  std::size_t place_of(std::uint64_t item) const {
    return item * 0x9E37'79B9'7F4A'7C15U >> shift_;  // Fibonacci hashing
  }

  std::vector<std::uint64_t> items_;
  std::vector<Slot> slots_;
  int shift_;
};

// Calls take(pair, begin, size) for each pair of a text, and the letters that it stands for: those
// of neighbouring letters, the last one before a gap with kNoLetter, and those of a sequence with
// the letter behind it.  Of the latter only where the same without the first letter is a sequence
// too: else that is rare enough to tell.  A text that holds a phrase has all pairs of the phrase.
template <typename Sequences, typename Take>
void for_each_pair(std::u32string_view letters, const Sequences& sequences, Take take) {
  std::size_t behind = 0;  // letters of the longest sequence from the next letter on
  for (std::size_t begin = letters.size(); begin-- > 0;) {
    if (letters[begin] == kNoLetter) {
      behind = 0;
      continue;
    }
    LetterPair pair{letters[begin], kNoLetter};
    if (behind == 0) take(pair, begin, std::size_t{1});
    std::size_t size = 1;
    while (size <= behind) {
      pair.second = letters[begin + size];
      take(pair, begin, size + 1);
      const char32_t sequence = sequences.find(pair);
      if (sequence == 0) break;
      pair.first = sequence;
      ++size;
    }
    behind = size;
  }
}

}  // namespace musubi
