// letter_lists.h - lists of documents in a fraction of a byte each, for letters.bin.
//
// The first document is a varint.  Of each further one the gap is Rice coded (Rice and
// Plaunt 1971): its upper part as so many zeros and a one, its k lower bits as they are.  k, in
// five bits in front, is chosen for the list.  A list of documents that have a pair of letters by
// chance so takes hardly more room than it must.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "common/index/byte_stream.h"

namespace musubi {

// Ascending, one at least.
void append_documents(std::string& to, std::span<const std::uint32_t> documents);

namespace letter_lists {

inline constexpr int kParameterBits = 5;

// The bits of a text, the lowest of each byte first; zeros behind its end.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  // The next 57 bits at least.
  std::uint64_t ahead() const {
    const std::size_t at = bit_ / 8;
    std::uint64_t bits = 0;
    if (at + sizeof bits <= bytes_.size()) {
      std::memcpy(&bits, bytes_.data() + at, sizeof bits);
    } else if (at < bytes_.size()) {
      std::memcpy(&bits, bytes_.data() + at, bytes_.size() - at);
    }
    return bits >> bit_ % 8;
  }
  void skip(std::size_t bits) { bit_ += bits; }
  bool is_past_end() const { return bit_ > 8 * bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t bit_ = 0;
};

}  // namespace letter_lists

// Calls `take` for each of the `count` documents.  False where the bytes are no such list; each
// document that is given is above the one before, whatever the bytes are.
template <typename Take>
bool for_each_document(std::string_view bytes, std::uint32_t count, Take take) {
  using namespace letter_lists;
  constexpr int kUsableBits = 57;
  ByteReader head(bytes);
  std::uint64_t document = head.number();
  if (!head.sound() || count == 0 || document > UINT32_MAX) return false;
  take(static_cast<std::uint32_t>(document));
  if (count == 1) return true;
  BitReader bits(head.rest());
  const int k = static_cast<int>(bits.ahead() & ((1U << kParameterBits) - 1));
  bits.skip(kParameterBits);
  for (std::uint32_t i = 1; i < count; ++i) {
    std::uint64_t upper = 0;
    std::uint64_t ahead = bits.ahead();
    int zeros = std::countr_zero(ahead);
    while (zeros >= kUsableBits) {
      if (bits.is_past_end()) return false;
      bits.skip(kUsableBits);
      upper += kUsableBits;
      ahead = bits.ahead();
      zeros = std::countr_zero(ahead);
    }
    upper += static_cast<std::uint64_t>(zeros);
    bits.skip(static_cast<std::size_t>(zeros) + 1);
    if (zeros + 1 + k > kUsableBits) {
      ahead = bits.ahead();
    } else {
      ahead >>= zeros + 1;
    }
    document += (upper << k) + (ahead & ((std::uint64_t{1} << k) - 1)) + 1;
    bits.skip(static_cast<std::size_t>(k));
    if (document > UINT32_MAX || bits.is_past_end()) return false;
    take(static_cast<std::uint32_t>(document));
  }
  return true;
}

}  // namespace musubi
