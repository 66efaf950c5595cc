#include "searcher/plan/telling_letters.h"

#include <algorithm>
#include <string>

#include "common/analysis/kana.h"
#include "common/analysis/letters.h"
#include "common/text/utf8.h"

namespace musubi {

bool has_letter_of_no_word(std::string_view text) {
  constexpr char32_t kFirstOfOtherPlanes = 0x10000;
  const std::u32string letters = letters_as_read(text);
  return std::any_of(letters.begin(), letters.end(), [](char32_t c) {
    return c != kNoLetter && (!is_japanese_letter(c) || c >= kFirstOfOtherPlanes);
  });
}

bool has_sign_of_name(std::string_view text) {
  const std::u32string letters = letters_as_read(text);
  return letters.find_first_of(U"+#") != letters.npos || letters.starts_with(U'.');
}

bool is_one_kanji(std::string_view normalized) {
  return char_count(normalized) == 1 && has_kanji(normalized);
}

}  // namespace musubi
