#include "searcher/query/syntax.h"

#include <unicode/uchar.h>

#include <string>

#include "common/analysis/letters.h"

namespace musubi {

char32_t syntax_form(char32_t c) {
  constexpr char32_t kFullWidthFirst = U'！';
  constexpr char32_t kFullWidthLast = U'～';
  if (c >= kFullWidthFirst && c <= kFullWidthLast) return c - kFullWidthFirst + U'!';
  switch (c) {
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'〝':
    case U'〞':
    case U'〟':
      return U'"';
    case U'‐':
    case U'‑':
    case U'−':
    case U'﹣':
      return U'-';
    case U'\uFFFD':
      return U' ';
    default:
      break;
  }
  const auto code_point = static_cast<UChar32>(c);
  return u_isUWhiteSpace(code_point) || u_iscntrl(code_point) ? U' ' : c;
}

bool is_opening_bracket(char32_t c) {
  return c == U'「' || c == U'｢' || c == U'『';
}

bool is_closing_bracket(char32_t c) {
  return c == U'」' || c == U'｣' || c == U'』';
}

bool is_invisible(char32_t c) {
  return u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
}

bool is_searchable(std::string_view text) {
  return !letters_as_read(text).empty();
}

}  // namespace musubi
