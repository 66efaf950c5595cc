#include "indexer/readers/leading_marks.h"

#include <array>

#include "common/text/utf8.h"

namespace musubi {

std::string_view without_leading_marks(std::string_view line) {
  constexpr auto kMarks = std::to_array<std::string_view>({
      "#", "*", "-", "=", "_", ">", "~", "+", "•", "・", "■", "□",  "◆",
      "◇", "●", "○", "◎", "★", "☆", "▼", "▲", "▽", "△",  "※", "－", "▶",
  });
  for (bool has_mark = true; has_mark;) {
    line = trim(line);
    has_mark = false;
    for (const std::string_view mark : kMarks) {
      if (!line.starts_with(mark)) continue;
      line.remove_prefix(mark.size());
      has_mark = true;
    }
  }
  return line;
}

}  // namespace musubi
