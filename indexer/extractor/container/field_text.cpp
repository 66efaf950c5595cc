#include "indexer/extractor/container/field_text.h"

#include "common/text/utf8.h"

namespace musubi {

std::string shown_by_field(std::string_view instruction) {
  instruction = trim(instruction);
  if (!instruction.starts_with("EQ") && !instruction.starts_with("eq")) return "";
  const std::size_t overlay = instruction.find("\\o");
  if (overlay == std::string_view::npos) return "";
  const std::size_t begin = instruction.find('(', overlay);
  if (begin == std::string_view::npos) return "";
  // What is written over each other is parted by commas; the last is what the line reads.
  std::size_t depth = 0, last = begin + 1, end = begin + 1;
  for (; end < instruction.size(); ++end) {
    const char c = instruction[end];
    if (c == '(') ++depth;
    if (c == ')' && depth-- == 0) break;
    if ((c == ',' || c == ';') && depth == 0) last = end + 1;
  }
  return std::string(trim(instruction.substr(last, end - last)));
}

}  // namespace musubi
