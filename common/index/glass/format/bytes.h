// bytes.h - numbers as the format writes them, beside those of byte_stream.h.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace musubi::glass {

// A number of a fixed size in a block: the high byte first.  The place behind it.
inline std::uint8_t* put(std::uint8_t* at, std::uint32_t value, std::size_t bytes) {
  for (std::size_t i = bytes; i > 0; --i, value >>= 8) at[i - 1] = static_cast<std::uint8_t>(value);
  return at + bytes;
}

// A number in a key: its bytes sort as numbers do.  Xapian: pack_uint_preserving_sort().
void append_sortable(std::string& key, std::uint32_t number);

}  // namespace musubi::glass
