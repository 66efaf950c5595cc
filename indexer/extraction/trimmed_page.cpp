#include "indexer/extraction/trimmed_page.h"

#include <utility>

namespace musubi {

void leave_out(const CommonLines& lines, Extracted& page) {
  if (lines.empty() || page.sections.size() != 1) return;
  std::string& text = page.sections.front().text;
  TrimmedPage trimmed = without_common_lines(text, page.title, lines);
  text = std::move(trimmed.text);
  for (std::string& line : trimmed.left_out) {
    if (line.find("。") != line.npos) page.also.push_back(std::move(line));
  }
}

}  // namespace musubi
