#include "searcher/query/syntax.h"

#include <unicode/uchar.h>

#include <string>

#include "common/text/fold.h"
#include "common/text/utf8.h"

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
  const std::string folded = fold_name(text);
  for (std::size_t at = 0; at < folded.size();) {
    const auto c = static_cast<UChar32>(next_code_point(folded, at));
    if ((U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0) return true;
  }
  return false;
}

}  // namespace musubi
