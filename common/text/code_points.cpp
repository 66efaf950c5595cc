#include "common/text/code_points.h"

#include "common/text/utf8.h"

namespace musubi {

std::u32string code_points_of(std::string_view utf8) {
  std::u32string characters;
  for (std::size_t at = 0; at < utf8.size();) characters += next_code_point(utf8, at);
  return characters;
}

std::string utf8_of(std::u32string_view characters) {
  std::string utf8;
  for (const char32_t c : characters) append_utf8(utf8, c);
  return utf8;
}

}  // namespace musubi
