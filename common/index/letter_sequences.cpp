#include "common/index/letter_sequences.h"

#include <bit>

namespace musubi {

bool LetterSequences::is_sound() const {
  if (items_.size() > kMaxSequences) return false;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (i > 0 && items_[i] <= items_[i - 1]) return false;
    if (items_[i] >> 32 >= kFirstSequence + i) return false;
  }
  return true;
}

SequenceTable::SequenceTable(std::span<const std::uint64_t> items)
    : items_(items.begin(), items.end()),
      slots_(std::bit_ceil(std::max<std::size_t>(3 * items.size(), 2))),
      shift_(64 - std::countr_zero(slots_.size())) {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    std::size_t at = place_of(items_[i]);
    while (slots_[at].item != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {items_[i], kFirstSequence + static_cast<char32_t>(i)};
  }
}

}  // namespace musubi
