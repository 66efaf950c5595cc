// entry_numbers.h - small numbers for the dictionary entries that texts make use of.
//
// With them, what is known of a word can be kept in an array.  The words that come most
// often come first, and lie together.
#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace musubi {

// A hash table with linear probing, of a power of two of slots, at most half full.  Belongs to one
// thread.
class EntryNumbers {
 public:
  // The number of an entry, told by its address and by how long the word is that it
  // was found for; true where it is new.  Numbers count from 0 without gaps.
  std::pair<std::uint32_t, bool> find_or_add(const void* entry, std::size_t byte_count) {
    Slot& slot = slot_of(entry, byte_count);
    if (slot.entry != nullptr) return {slot.number, false};
    const std::uint32_t number = count_++;
    slot = {entry, static_cast<std::uint32_t>(byte_count), number};
    if (2 * std::size_t{count_} > slots_.size()) grow();
    return {number, true};
  }

 private:
  struct Slot {
    const void* entry = nullptr;
    std::uint32_t byte_count = 0;
    std::uint32_t number = 0;
  };

  Slot& slot_of(const void* entry, std::size_t byte_count) {
    // Fibonacci hashing.
    const std::uint64_t key = reinterpret_cast<std::uintptr_t>(entry) + (byte_count << 48);
    std::size_t at = (key * 0x9E37'79B9'7F4A'7C15U) >> shift_;
    while (slots_[at].entry != nullptr &&
           (slots_[at].entry != entry || slots_[at].byte_count != byte_count)) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return slots_[at];
  }

  void grow() {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    --shift_;
    for (const Slot& slot : old) {
      if (slot.entry != nullptr) slot_of(slot.entry, slot.byte_count) = slot;
    }
  }

  static constexpr int kInitialBits = 12;
  std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << kInitialBits);
  int shift_ = 64 - kInitialBits;
  std::uint32_t count_ = 0;
};

}  // namespace musubi
