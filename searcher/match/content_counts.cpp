#include "searcher/match/content_counts.h"

#include <algorithm>
#include <bit>
#include <iterator>

namespace musubi {

namespace {

// Some numbers, of which others with the same last bits count as the same.
class RoughSet {
 public:
  explicit RoughSet(std::size_t size)
      : words_(std::bit_ceil(std::max<std::size_t>(size * kBitsOfEach / 64, 1))) {}

  bool has(std::uint64_t number) const { return (word(number) >> number % 64 & 1) != 0; }
  void add(std::uint64_t number) {
    words_[number / 64 & (words_.size() - 1)] |= std::uint64_t{1} << number % 64;
  }

 private:
  static constexpr std::size_t kBitsOfEach = 16;

  std::uint64_t word(std::uint64_t number) const {
    return words_[number / 64 & (words_.size() - 1)];
  }

  std::vector<std::uint64_t> words_;
};

}  // namespace

// Few documents have copies: a table has those alone of which there may be several.
ContentCounts::ContentCounts(std::span<const std::uint64_t> contents) {
  RoughSet seen(contents.size()), seen_again(contents.size());
  for (const std::uint64_t content : contents) (seen.has(content) ? seen_again : seen).add(content);
  std::vector<std::uint64_t> several;
  std::copy_if(contents.begin(), contents.end(), std::back_inserter(several),
               [&](std::uint64_t content) { return seen_again.has(content); });
  slots_.resize(std::bit_ceil(2 * several.size() + 1));
  size_ = contents.size() - several.size();
  for (const std::uint64_t content : several) {
    Slot& slot = slots_[place_of(content)];
    if (slot.documents++ == 0) ++size_;
    slot.content = content;
  }
}

std::size_t ContentCounts::place_of(std::uint64_t content) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (content >> 32) & mask;
  while (slots_[at].documents != 0 && slots_[at].content != content) at = (at + 1) & mask;
  return at;
}

std::size_t ContentCounts::of(std::uint64_t content) const {
  return std::max<std::size_t>(slots_[place_of(content)].documents, 1);
}

}  // namespace musubi
