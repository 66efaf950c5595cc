#include "searcher/present/single_line.h"

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace musubi {

std::string single_line(std::string_view text) {
  constexpr auto kLineShaping = U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  std::string line;
  line.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool shapes_lines = (U_MASK(u_charType(static_cast<UChar32>(c))) & kLineShaping) != 0;
    append_utf8(line, shapes_lines ? U' ' : c);
  }
  return printable(line);
}

}  // namespace musubi
