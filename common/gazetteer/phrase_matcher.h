// phrase_matcher.h - which of many phrases a text has at a given place.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/utf8.h"

namespace musubi {

// A hash table of phrases by their first three characters, or two where they have no more.  Nearly
// everywhere in a text the first one or two tell that no phrase begins there.  Immutable once
// built.
class PhraseMatcher {
 public:
  // Phrase i is phrases[i].  One of fewer than two characters is never found.
  explicit PhraseMatcher(std::vector<std::string> phrases);

  // The first byte from `at` on where a phrase may begin; the size of the text where there is none.
  std::size_t next(std::string_view text, std::size_t at) const {
    if (at == text.size()) return at;
    std::size_t behind = at;
    char32_t first = next_code_point(text, behind);
    while (behind < text.size()) {
      std::size_t behind_both = behind;
      const char32_t second = next_code_point(text, behind_both);
      if (may_begin(first) && may_begin(first, second)) return at;
      first = second;
      at = std::exchange(behind, behind_both);
    }
    return text.size();
  }

  // Calls accept(phrase, end) for the phrases that begin at byte `at`, the
  // longest first, until it returns true; `end` is the byte behind the phrase.
  template <typename Accept>
  bool match(std::string_view text, std::size_t at, Accept accept) const {
    if (at == text.size()) return false;
    std::size_t next = at;
    const char32_t first = next_code_point(text, next);
    if (!may_begin(first) || next == text.size()) return false;
    const char32_t second = next_code_point(text, next);
    if (!may_begin(first, second)) return false;
    const std::uint64_t two = key(first, second, 0);
    if (next < text.size()) {
      const std::uint64_t three = key(first, second, next_code_point(text, next));
      if (match_in_bucket(three, text, at, accept)) return true;
    }
    return match_in_bucket(two, text, at, accept);
  }

 private:
  static constexpr std::size_t kFirsts = 1U << 16;
  static constexpr int kPairBits = 18;

  // Phrases with one key; none in a free place of the table.
  struct Bucket {
    std::uint64_t key = 0;
    std::uint32_t begin = 0, end = 0;  // in order_
  };

  bool may_begin(char32_t first) const { return firsts_[first % kFirsts]; }
  bool may_begin(char32_t first, char32_t second) const {
    return pairs_[place_of(key(first, second, 0), kPairBits)];
  }

  template <typename Accept>
  bool match_in_bucket(std::uint64_t key, std::string_view text, std::size_t at,
                       Accept& accept) const {
    const Bucket& bucket = buckets_[place_in_table(key)];
    for (std::uint32_t i = bucket.begin; i < bucket.end; ++i) {
      const std::string& phrase = phrases_[order_[i]];
      if (text.substr(at).starts_with(phrase) && accept(order_[i], at + phrase.size())) return true;
    }
    return false;
  }

  // `third` is 0 for a phrase of two characters.
  static std::uint64_t key(char32_t first, char32_t second, char32_t third) {
    return static_cast<std::uint64_t>(first) << 42 | static_cast<std::uint64_t>(second) << 21 |
           third;
  }

  // Fibonacci hashing.
  static std::size_t place_of(std::uint64_t key, int bits) {
    return (key * 0x9E3779B97F4A7C15) >> (64 - bits);
  }

  // Of a key's bucket, or the free place where it would be.
  std::size_t place_in_table(std::uint64_t key) const {
    std::size_t place = place_of(key, table_bits_);
    while (buckets_[place].key != key && buckets_[place].end != 0) {
      place = (place + 1) & (buckets_.size() - 1);
    }
    return place;
  }

  std::vector<std::string> phrases_;
  std::vector<std::uint32_t> order_;  // of the phrases: bucket by bucket, the longest first
  std::vector<Bucket> buckets_;       // linear probing, at most half full
  int table_bits_;
  std::vector<bool> firsts_;  // first characters
  std::vector<bool> pairs_;   // first two
};

}  // namespace musubi
