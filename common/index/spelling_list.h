// spelling_list.h - the words that corrections are taken from, those of one length in a list.
//
// Each index has all its words, however few of its documents have one: which are too rare to be
// taken is told from the documents that are searched together.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "common/index/byte_stream.h"

namespace musubi {

// Shorter words are not corrected: too many others differ by one letter.
inline constexpr std::size_t kMinSpellingChars = 4;

struct SpellingCount {
  std::uint64_t documents = 0;
  bool is_name = false;  // of a place: no slip, however rare

  SpellingCount& operator+=(const SpellingCount& other) {
    documents += other.documents;
    is_name = is_name || other.is_name;
    return *this;
  }
  bool operator==(const SpellingCount&) const = default;
};

// By word, in UTF-8.
using Spellings = std::map<std::string, SpellingCount>;

// The key that words of so many characters stand under in a vocabulary.
std::string spelling_key(std::size_t chars);

std::string encode_spellings(const Spellings& words);

// Goes through the words of a list in their order.
class SpellingReader {
 public:
  explicit SpellingReader(std::string_view list) : from_(list) {}

  // The next word; false behind the last one, and where the list is damaged.
  bool next();

  std::u32string_view word() const { return word_; }
  // How many characters at its front are those of the word before.
  std::size_t shared() const { return shared_; }
  const SpellingCount& count() const { return count_; }
  bool is_sound() const { return from_.sound(); }

 private:
  ByteReader from_;
  std::u32string word_;
  std::size_t shared_ = 0;
  SpellingCount count_;
};

// The words of a list that are sound.
Spellings decode_spellings(std::string_view list);

}  // namespace musubi
