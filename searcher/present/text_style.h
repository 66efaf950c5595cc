// text_style.h - how the answer for people looks: columns, colours, marks.
#pragma once
#include <string>
#include <string_view>

#include "common/text/width.h"

namespace musubi {

struct TextStyle {
  int columns = 80;
  bool color = false;
  bool show_facets = true;
  AmbiguousWidth ambiguous = AmbiguousWidth::Narrow;
};

enum class Look { Plain, Strong, Dim, Link, Match };

// `text` between the terminal's escape sequences for `look`; bare without colour.
std::string painted(std::string_view text, Look look, const TextStyle& style);

}  // namespace musubi
