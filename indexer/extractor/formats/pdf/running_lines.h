// running_lines.h - headers, footers and page numbers, which belong to pages and not to the text.
#pragma once
#include <string>
#include <vector>

#include "indexer/extractor/formats/pdf/lines.h"

namespace musubi {

struct PdfLayout {
  double height = 0;  // of the page
  std::vector<PdfBlock> blocks;
};

// Removes page numbers, and what stands at the upper or lower edge of page after page, but where it
// is larger on the first of them: there it is a title.  What heads a table on each page stays.
// Gives what was removed, each once.
std::vector<std::string> remove_running_lines(std::vector<PdfLayout>& pages);

}  // namespace musubi
