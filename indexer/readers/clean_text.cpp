#include "indexer/readers/clean_text.h"

#include <unicode/utf.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <utility>

#include "common/text/radicals.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

enum class Fate { Keep, Drop, EndLine };

Fate fate_of(char32_t c, bool is_before_line_feed) {
  if (c == U'\r') return is_before_line_feed ? Fate::Drop : Fate::EndLine;
  if (c == 0x85 || c == 0x2028 || c == 0x2029 || c == U'\v') return Fate::EndLine;
  if (c == U'\t' || c == U'\n' || c == U'\f') return Fate::Keep;
  const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  return is_control || c == 0xFEFF || U_IS_UNICODE_NONCHAR(c) ? Fate::Drop : Fate::Keep;
}

// First bytes of the characters that fate_of() may not keep.
constexpr std::array<bool, 256> kSuspectBytes = [] {
  std::array<bool, 256> suspect = {};
  for (std::size_t byte = 0; byte < 0x20; ++byte) suspect[byte] = true;
  suspect['\t'] = suspect['\n'] = suspect['\f'] = false;
  for (const std::size_t byte : {0x7F, 0xC2, 0xE2, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4}) {
    suspect[byte] = true;
  }
  return suspect;
}();

}  // namespace

// In place: what is kept moves to the front, over what is dropped.
std::string clean_text(std::string text) {
  std::size_t clean = 0;  // size
  std::size_t kept = 0;   // from here on, and not moved yet
  const auto move_up_to = [&](std::size_t end) {
    if (clean != kept) std::memmove(text.data() + clean, text.data() + kept, end - kept);
    clean += end - kept;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (!kSuspectBytes[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const Fate fate = fate_of(c, at < text.size() && text[at] == '\n');
    if (fate == Fate::Keep) continue;
    move_up_to(begin);
    if (fate == Fate::EndLine) text[clean++] = '\n';
    kept = at;
  }
  move_up_to(text.size());
  text.resize(clean);
  return with_ideographs(std::move(text));
}

}  // namespace musubi
