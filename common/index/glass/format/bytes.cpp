#include "common/index/glass/format/bytes.h"

#include <bit>

namespace musubi::glass {

// Two bytes below 2^15; else as many high bits as there are bytes more than two, a zero
// bit, and the number.
void append_sortable(std::string& key, std::uint32_t number) {
  if (number < 0x8000) {
    key += static_cast<char>(number >> 8);
    key += static_cast<char>(number);
    return;
  }
  const int bytes = (std::bit_width(number) + 5) / 7;
  const auto mark = std::uint64_t{0xFFU << (10 - bytes) & 0xFFU} << 8 * (bytes - 1);
  for (int i = bytes - 1; i >= 0; --i) key += static_cast<char>((mark | number) >> 8 * i);
}

}  // namespace musubi::glass
