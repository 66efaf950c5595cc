#include "searcher/interactive/clipboard.h"

#include "common/text/base64.h"

namespace musubi {

std::string clipboard_sequence(std::string_view text) {
  return "\x1b]52;c;" + base64(text) + "\x07";
}

}  // namespace musubi
