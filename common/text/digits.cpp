#include "common/text/digits.h"

#include "common/text/utf8.h"

namespace musubi {

std::string with_narrow_digits(std::string_view text) {
  std::string narrow;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c >= U'０' && c <= U'９') {
      narrow += static_cast<char>('0' + (c - U'０'));
    } else {
      narrow += text.substr(begin, at - begin);
    }
  }
  return narrow;
}

}  // namespace musubi
