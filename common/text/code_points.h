// code_points.h - a text as its characters, and back.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// Ill-formed bytes give U+FFFD.
std::u32string code_points_of(std::string_view utf8);

std::string utf8_of(std::u32string_view characters);

}  // namespace musubi
