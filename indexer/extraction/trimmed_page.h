// trimmed_page.h - a page without what the others of its folder have as well.
#pragma once
#include "indexer/extraction/extracted.h"
#include "indexer/readers/common_lines.h"

namespace musubi {

// A sentence that is left out is found all the same, though not shown.
void leave_out(const CommonLines& lines, Extracted& page);

}  // namespace musubi
