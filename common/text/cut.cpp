#include "common/text/cut.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace musubi {

std::size_t first_piece(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text.size();
  const std::string_view piece = text.substr(0, max_bytes);
  if (const auto newline = piece.rfind('\n'); newline != piece.npos) return newline + 1;
  constexpr std::string_view kFullStop = "。";
  if (const auto stop = piece.rfind(kFullStop); stop != piece.npos) return stop + kFullStop.size();
  return std::max<std::size_t>(1, truncate_utf8(text, max_bytes).size());
}

}  // namespace musubi
