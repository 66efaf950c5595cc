#include "common/text/width.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <limits>
#include <memory>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr char32_t kSoftHyphen = 0x00AD;
constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr char32_t kEmojiSelector = 0xFE0F;
constexpr std::string_view kEllipsis = "…";

bool has(char32_t c, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property);
}

// Vowels and finals of decomposed Hangul stand inside the leading consonant's square.
bool is_inner_jamo(char32_t c) {
  const auto type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_HANGUL_SYLLABLE_TYPE);
  return type == U_HST_VOWEL_JAMO || type == U_HST_TRAILING_JAMO;
}

int code_point_width(char32_t c, AmbiguousWidth ambiguous) {
  if (c < 0x7F) return c < 0x20 ? 0 : 1;
  if (c == kSoftHyphen) return 1;
  const auto category = U_MASK(u_charType(static_cast<UChar32>(c)));
  if ((category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0) return 0;
  if (is_inner_jamo(c)) return 0;
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return 2;
    case U_EA_AMBIGUOUS:
      return ambiguous == AmbiguousWidth::Wide ? 2 : 1;
    default:
      return 1;
  }
}

// Columns that `c` adds behind `before`, which itself takes `width_before`.
int added_width(char32_t c, char32_t before, int width_before, AmbiguousWidth ambiguous) {
  if (c == kEmojiSelector) return width_before == 1 && has(before, UCHAR_EMOJI) ? 1 : 0;
  if (before == kZeroWidthJoiner && has(c, UCHAR_EXTENDED_PICTOGRAPHIC)) return 0;
  if (has(c, UCHAR_EMOJI_MODIFIER) && has(before, UCHAR_EMOJI_MODIFIER_BASE)) return 0;
  return code_point_width(c, ambiguous);
}

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};
struct CloseBreaks {
  void operator()(UBreakIterator* breaks) const { ubrk_close(breaks); }
};

// Columns of the text, or of as much of it as is wider than `columns`.
int width_up_to(std::string_view text, int columns, AmbiguousWidth ambiguous) {
  int width = 0;
  char32_t before = 0;
  int width_before = 0;
  for (std::size_t at = 0; at < text.size() && width <= columns;) {
    const char32_t c = next_code_point(text, at);
    width_before = added_width(c, before, width_before, ambiguous);
    width += width_before;
    before = c;
  }
  return width;
}

}  // namespace

int display_width(std::string_view text, AmbiguousWidth ambiguous) {
  return width_up_to(text, std::numeric_limits<int>::max(), ambiguous);
}

bool fits_into(std::string_view text, int columns, AmbiguousWidth ambiguous) {
  return width_up_to(text, columns, ambiguous) <= columns;
}

std::string_view prefix_of_width(std::string_view text, int columns, AmbiguousWidth ambiguous) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> source(
      utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status));
  const std::unique_ptr<UBreakIterator, CloseBreaks> clusters(
      ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &status));
  ubrk_setUText(clusters.get(), source.get(), &status);
  if (U_FAILURE(status)) return {};

  std::size_t fitting = 0;
  for (int32_t next = ubrk_next(clusters.get()); next != UBRK_DONE;
       next = ubrk_next(clusters.get())) {
    const auto end = static_cast<std::size_t>(next);
    columns -= display_width(text.substr(fitting, end - fitting), ambiguous);
    if (columns < 0) break;
    fitting = end;
  }
  return text.substr(0, fitting);
}

std::string shorten_to_width(std::string_view text, int columns, AmbiguousWidth ambiguous) {
  if (fits_into(text, columns, ambiguous)) return std::string(text);
  const int room = columns - display_width(kEllipsis, ambiguous);
  if (room < 0) return {};
  return std::string(prefix_of_width(text, room, ambiguous)).append(kEllipsis);
}

}  // namespace musubi
