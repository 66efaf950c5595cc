// window.h - the documents are matched window by window, as many at a time as fit the cache.
//
// Within a window a document is its place, a small number: sets of documents are bits,
// scores an array.
#pragma once
#include <xapian.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace musubi {

inline constexpr Xapian::docid kWindowSize = 4096;

inline std::uint32_t window_of(Xapian::docid document) {
  return document / kWindowSize;
}
inline std::uint16_t place_of(Xapian::docid document) {
  return static_cast<std::uint16_t>(document % kWindowSize);
}
inline Xapian::docid document_at(std::uint32_t window, std::size_t place) {
  return window * kWindowSize + static_cast<Xapian::docid>(place);
}

// Some documents of one window.  Costs by the words that are not 0, as most sets are sparse.
class Places {
 public:
  void add(std::size_t place) {
    std::uint64_t& word = words_[place / 64];
    if (word == 0) used_ |= std::uint64_t{1} << place / 64;
    word |= std::uint64_t{1} << place % 64;
  }
  // Half-open.
  void add_range(std::size_t begin, std::size_t end) {
    for (; begin < end && begin % 64 != 0; ++begin) add(begin);
    for (; begin + 64 <= end; begin += 64) {
      words_[begin / 64] = ~std::uint64_t{0};
      used_ |= std::uint64_t{1} << begin / 64;
    }
    for (; begin < end; ++begin) add(begin);
  }
  void clear() {
    for_each_bit(used_, [&](std::size_t i) { words_[i] = 0; });
    used_ = 0;
  }

  bool empty() const { return used_ == 0; }
  bool has(std::size_t place) const { return (words_[place / 64] >> place % 64 & 1) != 0; }

  // Whether there are less than `limit`; in little time where that is small.
  bool are_fewer_than(std::size_t limit) const {
    std::size_t count = 0;
    for (std::uint64_t used = used_; used != 0 && count < limit; used &= used - 1) {
      std::uint64_t word = words_[static_cast<std::size_t>(std::countr_zero(used))];
      for (; word != 0 && count < limit; word &= word - 1) ++count;
    }
    return count < limit;
  }

  Places& operator|=(const Places& other) {
    for_each_bit(other.used_, [&](std::size_t i) { words_[i] |= other.words_[i]; });
    used_ |= other.used_;
    return *this;
  }
  Places& operator&=(const Places& other) {
    for_each_bit(used_, [&](std::size_t i) { keep(i, other.words_[i]); });
    return *this;
  }
  Places& operator-=(const Places& other) {
    for_each_bit(used_ & other.used_, [&](std::size_t i) { keep(i, ~other.words_[i]); });
    return *this;
  }

  // In ascending order; what `take` adds meanwhile may be missed.
  template <typename Take>
  void for_each(Take take) const {
    for_each_bit(used_, [&](std::size_t i) {
      for_each_bit(words_[i], [&](std::size_t bit) { take(i * 64 + bit); });
    });
  }

 private:
  template <typename Take>
  static void for_each_bit(std::uint64_t bits, Take take) {
    for (; bits != 0; bits &= bits - 1) take(static_cast<std::size_t>(std::countr_zero(bits)));
  }
  void keep(std::size_t i, std::uint64_t kept) {
    words_[i] &= kept;
    if (words_[i] == 0) used_ &= ~(std::uint64_t{1} << i);
  }

  static_assert(kWindowSize == 64 * 64);
  std::array<std::uint64_t, 64> words_{};
  std::uint64_t used_ = 0;  // a bit for each word: whether it is not 0
};

// With their scores, which are 0 at all other places.
struct ScoredPlaces {
  Places places;
  std::array<double, kWindowSize> scores{};

  void remove(const Places& removed) {
    places -= removed;
    removed.for_each([&](std::size_t place) { scores[place] = 0; });
  }
  void clear() {
    places.for_each([&](std::size_t place) { scores[place] = 0; });
    places.clear();
  }
};

}  // namespace musubi
