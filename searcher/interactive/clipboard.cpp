#include "searcher/interactive/clipboard.h"

#include <algorithm>
#include <cstdint>

namespace musubi {

std::string clipboard_sequence(std::string_view text) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string base64;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    std::uint32_t bits = 0;
    const std::size_t count = std::min<std::size_t>(3, text.size() - i);
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8 | (k < count ? static_cast<unsigned char>(text[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      base64 += k <= count ? kDigits[bits >> (18 - 6 * k) & 0x3F] : '=';
    }
  }
  return "\x1b]52;c;" + base64 + "\x07";
}

}  // namespace musubi
