#include "indexer/readers/text_likelihood.h"

#include <unicode/uchar.h>

#include "indexer/readers/character_likelihood.h"

namespace musubi {

namespace {

// Of an ASCII letter: words are seldom of two scripts, but bytes that are read in a wrong
// encoding are.
double letter_behind(Writing writing, char32_t before) {
  constexpr char32_t kFirstGreek = 0x370;
  if (writing == Writing::Alphabet) {
    return before >= kFirstGreek && u_isalpha(static_cast<UChar32>(before)) != 0 ? kMixedWord : 0;
  }
  if (writing != Writing::Japanese) return 0;
  return is_halfwidth_katakana(before) ? kMixedWord : is_ideograph(before) ? kBesideLetter : 0;
}

}  // namespace

double log_likelihood(Writing writing, char32_t c, char32_t before) {
  if (c == U'\n' || c == U'\r' || c == U'\t' || c == U'\f' || is_between(c, 0x20, 0x7E)) {
    return kAscii + (is_ascii_letter(c) ? letter_behind(writing, before) : 0);
  }
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UNASSIGNED:
    case U_CONTROL_CHAR:
    case U_SURROGATE:
      return kNever;
    case U_PRIVATE_USE_CHAR:
      return kPrivate;
    default:
      break;
  }
  switch (writing) {
    case Writing::Japanese:
      return japanese_likelihood(c, before);
    case Writing::SimplifiedChinese:
      return simplified_chinese_likelihood(c);
    case Writing::TraditionalChinese:
      return traditional_chinese_likelihood(c);
    case Writing::Korean:
      return korean_likelihood(c);
    case Writing::Alphabet:
      return alphabet_likelihood(c, before);
  }
  return kNever;
}

}  // namespace musubi
