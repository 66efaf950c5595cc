// bigram_buckets.h - the buckets that pairs of characters are counted in.
#pragma once
#include <cstddef>
#include <cstdint>

namespace musubi {

// Counted in 2^kMaxBigramBits buckets; the table that is searched has fewer for few
// documents, each the sum of neighbours, as the high bits of the hash decide.
inline constexpr int kMaxBigramBits = 20;
inline constexpr int kMinBigramBits = 12;

// Fibonacci hashing.
inline std::size_t bigram_bucket(char32_t first, char32_t second, int bits) {
  return (((std::uint64_t{first} << 32) | second) * 0x9E37'79B9'7F4A'7C15U) >> (64 - bits);
}

// The table that is searched has one byte per bucket: kBigramSteps times the binary
// logarithm of the count plus one.
inline constexpr double kBigramSteps = 8;

}  // namespace musubi
