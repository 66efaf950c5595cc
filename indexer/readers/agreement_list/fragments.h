// fragments.h - cuts the text of a flattened table into the pieces that its cells
// are made of.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace musubi {

// What stands before a fragment.
enum class Gap {
  Space,
  WideSpace,  // ideographic, which belongs to a cell more often than not
  Tab,        // or several spaces
  Line,
  Blank,  // at least one blank line
  Page,   // a form feed, or the leading space that a page begins with
};

// Text without white space that stands on one line.
struct Fragment {
  std::string_view text;
  Gap gap = Gap::Page;
  std::size_t line = 0;  // 1-based
};

bool begins_line(const Fragment& fragment);

// Without page numbers and the table's heading, which may return on every page.
// The fragments are views of `text`.
std::vector<Fragment> cut_fragments(std::string_view text);

}  // namespace musubi
