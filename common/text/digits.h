// digits.h - numbers as an input method types them.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// With the digits ０ to ９ as those of ASCII.
std::string with_narrow_digits(std::string_view text);

}  // namespace musubi
