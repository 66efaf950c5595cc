#include "common/index/letter_lists.h"

#include <algorithm>

namespace musubi {

namespace {

using letter_lists::kParameterBits;

class BitWriter {
 public:
  explicit BitWriter(std::string& to) : to_(to) {}

  // The lowest `count` bits, 32 at most.
  void add(std::uint64_t bits, int count) {
    held_ |= bits << count_;
    count_ += count;
    for (; count_ >= 8; count_ -= 8, held_ >>= 8) to_ += static_cast<char>(held_);
  }
  void add_zeros(std::uint64_t count) {
    for (; count > 32; count -= 32) add(0, 32);
    add(0, static_cast<int>(count));
  }
  void finish() {
    if (count_ > 0) to_ += static_cast<char>(held_);
  }

 private:
  std::string& to_;
  std::uint64_t held_ = 0;
  int count_ = 0;
};

// The best for gaps of this mean is its binary logarithm, less that of 1 / ln 2.
int parameter_for(std::uint64_t sum_of_gaps, std::uint64_t gaps) {
  constexpr int kMax = (1 << kParameterBits) - 1;
  const std::uint64_t mean_ln_2 = sum_of_gaps * 69 / 100 / gaps;
  return mean_ln_2 == 0 ? 0 : std::min(static_cast<int>(std::bit_width(mean_ln_2)) - 1, kMax);
}

}  // namespace

void append_documents(std::string& to, std::span<const std::uint32_t> documents) {
  append_number(to, documents.front());
  if (documents.size() == 1) return;
  const int k = parameter_for(documents.back() - documents.front(), documents.size() - 1);
  BitWriter bits(to);
  bits.add(static_cast<std::uint64_t>(k), kParameterBits);
  for (std::size_t i = 1; i < documents.size(); ++i) {
    const std::uint64_t gap = documents[i] - documents[i - 1] - 1;
    bits.add_zeros(gap >> k);
    bits.add(1, 1);
    bits.add(gap & ((std::uint64_t{1} << k) - 1), k);
  }
  bits.finish();
}

}  // namespace musubi
