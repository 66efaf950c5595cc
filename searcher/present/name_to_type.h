// name_to_type.h - a name that may be typed, as an error tells it.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// "country", and "country（国・地域）" for readers of Japanese, who may type either.
std::string name_to_type(std::string_view name, std::string_view label);

}  // namespace musubi
