#include "common/analysis/letter_kinds.h"

#include <unicode/uchar.h>

#include <array>
#include <atomic>
#include <string>

#include "common/analysis/kanji_variants.h"
#include "common/analysis/normalizer.h"
#include "common/text/utf8.h"

namespace musubi {

bool is_letter(char32_t c) {
  constexpr std::uint32_t kLetters = U_GC_L_MASK | U_GC_N_MASK | U_GC_MN_MASK | U_GC_MC_MASK;
  const auto unicode = static_cast<UChar32>(c);
  return (U_GET_GC_MASK(unicode) & kLetters) != 0 ||
         u_hasBinaryProperty(unicode, UCHAR_EMOJI_PRESENTATION) || (c >= 0x1F000 && c <= 0x1FAFF);
}

namespace {

LetterKind kind_of_folded(char32_t c) {
  std::string one;
  append_utf8(one, c);
  const std::string folded = normalize(one);
  if (folded.empty()) return {LetterKind::Unseen, 0};
  std::size_t at = 0;
  const char32_t first = next_code_point(folded, at);
  if (at < folded.size()) return {LetterKind::Several, 0};
  return is_letter(first) ? LetterKind{LetterKind::Letter, first} : LetterKind{LetterKind::Mark, 0};
}

LetterKind find_kind(char32_t c) {
  if (c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028) return {LetterKind::LineEnd, 0};
  if (u_isUWhiteSpace(static_cast<UChar32>(c))) return {LetterKind::Blank, 0};
  if (c < 0x20 || c == 0x7F) return {LetterKind::Unseen, 0};
  return kind_of_folded(c);
}

// What has been found before, of the Basic Multilingual Plane.
std::array<std::atomic<std::uint32_t>, 0x10000> known_kinds;

}  // namespace

LetterKind kind_of(char32_t c) {
  if (c >= known_kinds.size()) return find_kind(c);
  const std::uint32_t known = known_kinds[c].load(std::memory_order_relaxed);
  if (known != 0) return {static_cast<LetterKind::Value>(known >> 24), known & 0xFF'FFFF};
  const LetterKind found = find_kind(c);
  known_kinds[c].store(std::uint32_t{found.value} << 24 | found.letter, std::memory_order_relaxed);
  return found;
}

bool is_own_letter(char32_t c) {
  return is_plain_letter(c) && modern_kanji(c) == c;
}

bool is_japanese_letter(char32_t c) {
  return is_plain_letter(c) || (c >= 0x3005 && c <= 0x3007) || (c >= U'ー' && c <= U'ヿ') ||
         (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool are_of_one_word(char32_t first, char32_t second) {
  constexpr char32_t kEndOfCyrillic = 0x530;
  if (first >= kEndOfCyrillic || second >= kEndOfCyrillic) return false;
  const auto both = [&](auto test) {
    return test(static_cast<UChar32>(first)) && test(static_cast<UChar32>(second));
  };
  return both([](UChar32 c) { return u_isalpha(c) != 0; }) ||
         both([](UChar32 c) { return u_isdigit(c) != 0; });
}

}  // namespace musubi
