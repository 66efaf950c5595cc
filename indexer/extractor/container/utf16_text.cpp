#include "indexer/extractor/container/utf16_text.h"

#include "common/text/utf8.h"
#include "indexer/extractor/container/little_endian.h"

namespace musubi {

namespace {

bool is_first_half(char16_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}

bool is_second_half(char16_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

}  // namespace

std::string utf8_of_utf16(std::u16string_view units) {
  std::string text;
  for (std::size_t at = 0; at < units.size(); ++at) {
    char32_t c = units[at];
    if (is_first_half(units[at]) && at + 1 < units.size() && is_second_half(units[at + 1])) {
      c = 0x10000 + ((c - 0xD800) << 10) + (units[++at] - 0xDC00);
    } else if (is_first_half(units[at]) || is_second_half(units[at])) {
      c = 0xFFFD;
    }
    append_utf8(text, c);
  }
  return text;
}

std::string utf8_of_utf16_bytes(std::string_view bytes) {
  std::u16string units;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    units += static_cast<char16_t>(u16_at(bytes, at));
  }
  while (units.ends_with(u'\0')) units.pop_back();
  return utf8_of_utf16(units);
}

}  // namespace musubi
