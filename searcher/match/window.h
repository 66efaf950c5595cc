// window.h - documents are matched window by window: as many at a time as fit the cache.
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

// Some documents of one window.  Most sets are sparse: all costs go by the words in use.
class Places {
 public:
  Places() {}  // leaves the words as they are: a default one would clear them
  Places(const Places& other) { *this = other; }
  Places& operator=(const Places& other) {
    used_ = other.used_;
    for_each_bit(used_, [&](std::size_t i) { words_[i] = other.words_[i]; });
    return *this;
  }

  void add(std::size_t place) { add_word(place / 64, std::uint64_t{1} << place % 64); }
  // Half-open.
  void add_range(std::size_t begin, std::size_t end) {
    for (; begin < end && begin % 64 != 0; ++begin) add(begin);
    for (; begin + 64 <= end; begin += 64) add_word(begin / 64, ~std::uint64_t{0});
    for (; begin < end; ++begin) add(begin);
  }
  // Of the 64 places from `begin` on, a multiple of 64, those with a bit.
  void add_64(std::size_t begin, std::uint64_t bits) {
    if (bits != 0) add_word(begin / 64, bits);
  }
  void clear() { used_ = 0; }

  bool empty() const { return used_ == 0; }
  bool has(std::size_t place) const {
    return is_used(place / 64) && (words_[place / 64] >> place % 64 & 1) != 0;
  }

  std::size_t count() const {
    std::size_t count = 0;
    for_each_bit(
        used_, [&](std::size_t i) { count += static_cast<std::size_t>(std::popcount(words_[i])); });
    return count;
  }

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
    for_each_bit(other.used_, [&](std::size_t i) { add_word(i, other.words_[i]); });
    return *this;
  }
  Places& operator&=(const Places& other) {
    used_ &= other.used_;
    for_each_bit(used_, [&](std::size_t i) { keep(i, other.words_[i]); });
    return *this;
  }
  Places& operator-=(const Places& other) {
    for_each_bit(used_ & other.used_, [&](std::size_t i) { keep(i, ~other.words_[i]); });
    return *this;
  }

  // Without a branch for each place, which a processor could not predict.
  template <typename Keeps>
  void keep_if(Keeps keeps) {
    for_each_bit(used_, [&](std::size_t i) {
      std::uint64_t kept = 0;
      for_each_bit(words_[i],
                   [&](std::size_t bit) { kept |= std::uint64_t{keeps(i * 64 + bit)} << bit; });
      keep(i, kept);
    });
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
  bool is_used(std::size_t i) const { return (used_ >> i & 1) != 0; }
  void add_word(std::size_t i, std::uint64_t bits) {
    words_[i] = is_used(i) ? words_[i] | bits : bits;
    used_ |= std::uint64_t{1} << i;
  }
  void keep(std::size_t i, std::uint64_t kept) {
    words_[i] &= kept;
    if (words_[i] == 0) used_ &= ~(std::uint64_t{1} << i);
  }

  static_assert(kWindowSize == 64 * 64);
  std::uint64_t used_ = 0;               // a bit for each word that is not 0
  std::array<std::uint64_t, 64> words_;  // the others mean nothing
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
