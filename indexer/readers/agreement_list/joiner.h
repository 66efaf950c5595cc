// joiner.h - puts the fragments of a cell together again.
#pragma once
#include <span>
#include <string>

#include "indexer/readers/agreement_list/fragments.h"

namespace musubi {

// Latin words keep the spaces between them, Japanese is joined without any.  A
// Latin word that is broken at the end of a line as wide as the cell, which is
// `cell_width` terminal columns (0: not known), is made whole.
std::string join(std::span<const Fragment> fragments, int cell_width = 0);

// A space between the two is one between Latin words.
bool is_latin_space(std::string_view before, std::string_view after);

// From where the line of the last fragment begins within the span: its width in
// terminal columns.
int last_line_width(std::span<const Fragment> fragments);

}  // namespace musubi
