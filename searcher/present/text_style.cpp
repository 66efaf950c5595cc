#include "searcher/present/text_style.h"

#include <fmt/format.h>

namespace musubi {

namespace {

// Parameters of "select graphic rendition".
std::string_view rendition(Look look) {
  switch (look) {
    case Look::Plain:
      break;
    case Look::Strong:
      return "1";
    case Look::Dim:
      return "2";
    case Look::Link:
      return "36";
    case Look::Match:
      return "1;31";
  }
  return "";
}

}  // namespace

std::string painted(std::string_view text, Look look, const TextStyle& style) {
  if (!style.color || look == Look::Plain || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", rendition(look), text);
}

}  // namespace musubi
