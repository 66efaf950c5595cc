#include "common/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <optional>

#include "common/text/utf8.h"

namespace musubi {

namespace {

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  return *get(status);
}

// ァ to ヶ.
bool is_katakana_with_hiragana(UChar32 c) {
  return c >= 0x30A1 && c <= 0x30F6;
}

bool is_combining_latin_mark(UChar32 c) {
  return c >= 0x0300 && c <= 0x036F;
}

bool is_separator(UChar32 c) {
  switch (c) {
    case U'・':
    case U'＝':
    case U'=':
    case U'-':
    case U'‐':
    case U'‑':
    case U'–':
    case U'\'':
    case U'’':
    case U'゠':
      return true;
    default:
      return u_isUWhiteSpace(c);
  }
}

// The folded form of an ASCII character; nothing for a separator.
std::optional<char> fold_ascii(char32_t c) {
  if (c == ' ' || (c >= '\t' && c <= '\r') || c == '-' || c == '=' || c == '\'')
    return std::nullopt;
  return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

// ASCII, its full-width forms, kana and the common kanji: what folds character
// by character without Unicode's tables.  Nothing where there is anything else.
std::optional<std::string> fold_plain(std::string_view name) {
  std::string folded;
  folded.reserve(name.size());
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    char32_t c = next_code_point(name, at);
    if (c >= U'！' && c <= U'～') c -= U'！' - U'!';
    if (c < 0x80) {
      if (const auto ascii = fold_ascii(c)) folded += *ascii;
    } else if ((c >= U'一' && c <= 0x9FFF) || (c >= U'ぁ' && c <= U'ゖ') || c == U'ー' ||
               c == U'々') {
      folded.append(name, begin, at - begin);
    } else if (is_katakana_with_hiragana(static_cast<UChar32>(c))) {
      append_utf8(folded, c - 0x60);
    } else if (c != U'・' && c != U'　') {
      return std::nullopt;
    }
  }
  return folded;
}

std::string fold_by_unicode(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2& casefold = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
  static const icu::Normalizer2& decompose = normalizer(icu::Normalizer2::getNFDInstance);
  static const icu::Normalizer2& compose = normalizer(icu::Normalizer2::getNFCInstance);

  const auto raw = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  const auto decomposed = decompose.normalize(casefold.normalize(raw, status), status);
  icu::UnicodeString bare;
  for (int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
    const UChar32 c = decomposed.char32At(at);
    if (is_combining_latin_mark(c) || is_separator(c)) continue;
    bare.append(is_katakana_with_hiragana(c) ? c - 0x60 : c);
  }
  std::string folded;
  compose.normalize(bare, status).toUTF8String(folded);
  return folded;
}

}  // namespace

std::string fold_name(std::string_view name) {
  if (auto plain = fold_plain(name)) return *std::move(plain);
  return fold_by_unicode(name);
}

}  // namespace musubi
