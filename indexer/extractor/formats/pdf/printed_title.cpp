#include "indexer/extractor/formats/pdf/printed_title.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "common/text/utf8.h"
#include "indexer/readers/encoding.h"

namespace musubi {

namespace {

// <83>: shorter ones are no Japanese, and may be anything.
constexpr std::size_t kLeastHexDigits = 8;

std::optional<unsigned> digit(char c, unsigned base) {
  unsigned value = 16;
  if (c >= '0' && c <= '9') value = static_cast<unsigned>(c - '0');
  if (c >= 'A' && c <= 'F') value = static_cast<unsigned>(c - 'A') + 10;
  if (c >= 'a' && c <= 'f') value = static_cast<unsigned>(c - 'a') + 10;
  return value < base ? std::optional(value) : std::nullopt;
}

// Of "95BD90AC"; empty where it is none.
std::string bytes_of_hex(std::string_view hex) {
  std::string bytes;
  if (hex.size() < kLeastHexDigits) return bytes;
  for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
    const auto high = digit(hex[at], 16), low = digit(hex[at + 1], 16);
    if (!high || !low) return "";
    bytes += static_cast<char>(*high * 16 + *low);
  }
  return bytes;
}

// Of "\225\275\220\254"; empty where no byte is written so.
std::string bytes_of_octal(std::string_view text) {
  std::string bytes;
  bool has_octal = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      bytes += text[at];
      continue;
    }
    unsigned value = 0;
    std::size_t digits = 0;
    for (; digits < 3 && at + 1 + digits < text.size(); ++digits) {
      const auto next = digit(text[at + 1 + digits], 8);
      if (!next) break;
      value = value * 8 + *next;
    }
    has_octal = has_octal || digits == 3;
    bytes += digits == 0 ? text[at + 1] : static_cast<char>(value);
    at += std::max<std::size_t>(digits, 1);
  }
  return has_octal ? bytes : "";
}

}  // namespace

std::string printed_title(std::string stated) {
  const std::string_view text = trim(stated);
  std::string bytes;
  if (text.starts_with('<')) {
    bytes = bytes_of_hex(text.substr(1, text.find('>') - 1));
  } else if (text.starts_with('(')) {
    bytes = bytes_of_octal(text.substr(1, text.size() - (text.ends_with(')') ? 2 : 1)));
  }
  if (bytes.empty()) return stated;
  const bool is_utf16 = bytes.starts_with("\xFE\xFF");
  std::string title = is_utf16 ? decoded(bytes.substr(2), Decoder(Encoding::Utf16Be))
                               : decoded(bytes, Decoder(Encoding::ShiftJis));
  // The half of a character at its end.
  while (!title.empty() && title.back() == kIllFormedByte) title.pop_back();
  const bool is_text = is_valid_utf8(title) && std::none_of(title.begin(), title.end(), [](char c) {
                         return c >= 0 && c < ' ';
                       });
  return is_text ? title : "";
}

}  // namespace musubi
