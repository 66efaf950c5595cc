// utf16_text.h - text in units of UTF-16, as the older office formats keep it.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// A unit that is half of no pair becomes U+FFFD.
std::string utf8_of_utf16(std::u16string_view units);

// Of bytes, the lower of each unit first, without the zeros at the end.
std::string utf8_of_utf16_bytes(std::string_view bytes);

}  // namespace musubi
