// little_endian.h - numbers in the files of the older office formats.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace musubi {

// Of `count` bytes, the lowest first; 0 where the bytes end before.
inline std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t count) {
  if (at > bytes.size() || bytes.size() - at < count) return 0;
  std::uint64_t number = 0;
  for (std::size_t i = count; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

inline std::uint16_t u16_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(number_at(bytes, at, 2));
}

inline std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(number_at(bytes, at, 4));
}

inline double double_at(std::string_view bytes, std::size_t at) {
  return std::bit_cast<double>(number_at(bytes, at, 8));
}

}  // namespace musubi
