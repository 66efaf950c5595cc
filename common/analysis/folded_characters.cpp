#include "common/analysis/folded_characters.h"

#include <unicode/uchar.h>

#include <array>
#include <atomic>
#include <string>

#include "common/analysis/kanji_variants.h"
#include "common/analysis/letter_kinds.h"
#include "common/analysis/normalizer.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

char32_t fold_slowly(char32_t c) {
  std::string one;
  append_utf8(one, c);
  const std::string folded = normalize(one);
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t letter = next_code_point(folded, at);
    if (u_isalnum(static_cast<UChar32>(letter)) || letter == U'々' || letter == U'ー')
      return letter;
  }
  return kNoLetter;
}

// What has been folded before, plus one; 0: not yet.
std::array<std::atomic<char16_t>, 0x10000> memory;

}  // namespace

char32_t fold_character(char32_t c) {
  if (is_plain_letter(c)) return modern_kanji(c);
  if (c >= 0xFFFF) return fold_slowly(c);
  const char16_t known = memory[c].load(std::memory_order_relaxed);
  if (known != 0) return static_cast<char32_t>(known - 1);
  const char32_t folded = fold_slowly(c);
  if (folded < 0xFFFF) {
    memory[c].store(static_cast<char16_t>(folded + 1), std::memory_order_relaxed);
  }
  return folded;
}

char32_t next_folded_character(std::string_view text, std::size_t& at) {
  return fold_character(next_code_point(text, at));
}

}  // namespace musubi
