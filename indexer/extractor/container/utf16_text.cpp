#include "indexer/extractor/container/utf16_text.h"

#include "common/text/utf8.h"

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

}  // namespace musubi
