// take_line.h - a text line by line.
#pragma once
#include <algorithm>
#include <string_view>

namespace musubi {

// The first line of a text, which is left with what is behind its line end.
inline std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace musubi
