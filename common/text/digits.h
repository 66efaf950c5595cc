// digits.h - numbers as an input method types them.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// Of ASCII, or as an input method types it: ３.
constexpr bool is_digit_of_any_width(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}

// With the digits ０ to ９ as those of ASCII.
std::string with_narrow_digits(std::string_view text);

}  // namespace musubi
