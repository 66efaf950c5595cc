// phrase_matcher.h - which of many phrases a text has at a given place.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/text/utf8.h"

namespace musubi {

// A hash table of phrases by their first three characters, or two where they have no more.  Nearly
// everywhere in a text the first two tell that no phrase begins there.  Immutable once built.
class PhraseMatcher {
 public:
  // Phrase i is phrases[i].  One of fewer than two characters is never found.
  explicit PhraseMatcher(std::vector<std::string> phrases);

  // Calls accept(phrase, end) for the phrases that begin at byte `at`, the
  // longest first, until it returns true; `end` is the byte behind the phrase.
  template <typename Accept>
  bool match(std::string_view text, std::size_t at, Accept accept) const {
    if (at == text.size()) return false;
    std::size_t next = at;
    const char32_t first = next_code_point(text, next);
    if (next == text.size()) return false;
    const char32_t second = next_code_point(text, next);
    const std::uint64_t two = key(first, second, 0);
    if (!beginnings_[slot(two)]) return false;
    if (next < text.size()) {
      const std::uint64_t three = key(first, second, next_code_point(text, next));
      if (match_in_bucket(three, text, at, accept)) return true;
    }
    return match_in_bucket(two, text, at, accept);
  }

 private:
  static constexpr int kSlotBits = 18;

  template <typename Accept>
  bool match_in_bucket(std::uint64_t key, std::string_view text, std::size_t at,
                       Accept& accept) const {
    if (!beginnings_[slot(key)]) return false;
    const auto bucket = buckets_.find(key);
    if (bucket == buckets_.end()) return false;
    const auto [begin, end] = bucket->second;
    for (std::uint32_t i = begin; i < end; ++i) {
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
  static std::size_t slot(std::uint64_t key) {
    return (key * 0x9E3779B97F4A7C15) >> (64 - kSlotBits);
  }

  std::vector<std::string> phrases_;
  std::vector<std::uint32_t> order_;  // of the phrases: bucket by bucket, the longest first
  std::unordered_map<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>> buckets_;
  std::vector<bool> beginnings_;  // slots of all keys, and of the first two characters of each
};

}  // namespace musubi
