#include "common/analysis/normalizer.h"

#include <algorithm>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "common/analysis/kanji_variants.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

const icu::Normalizer2& casefold() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return *instance;
}

const icu::Normalizer2& decomposition() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* instance = icu::Normalizer2::getNFDInstance(status);
  return *instance;
}

bool is_latin_mark(UChar32 c) { return c >= 0x0300 && c <= 0x036F; }

// é -> e, ō -> o; other letters are left alone.
char32_t without_accent(char32_t c) {
  if (c < 0xC0 || (c > 0x24F && (c < 0x1E00 || c > 0x1EFF))) return c;
  icu::UnicodeString parts;
  if (!decomposition().getDecomposition(static_cast<UChar32>(c), parts)) return c;
  return static_cast<char32_t>(parts.char32At(0));
}

// What NFKC_Casefold leaves apart, character by character.
void append_folded(std::string& to, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      to += text[at++];
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_latin_mark(static_cast<UChar32>(c))) continue;
    const char32_t folded = without_accent(modern_kanji(c));
    if (folded == c) {
      to.append(text, begin, at - begin);
    } else {
      append_utf8(to, folded);
    }
  }
}

std::string case_folded(std::string_view raw) {
  UErrorCode status = U_ZERO_ERROR;
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded, static_cast<int32_t>(raw.size()));
  casefold().normalizeUTF8(
      0, icu::StringPiece(raw.data(), static_cast<int32_t>(raw.size())), sink, nullptr, status);
  return folded;
}

// The end of the piece at `begin` that normalizes independently of what follows.
std::size_t piece_end(std::string_view raw, std::size_t begin) {
  std::size_t end = begin;
  next_code_point(raw, end);
  while (end < raw.size()) {
    std::size_t next = end;
    const char32_t c = next_code_point(raw, next);
    if (casefold().hasBoundaryBefore(static_cast<UChar32>(c)) &&
        !is_latin_mark(static_cast<UChar32>(c))) {
      break;
    }
    end = next;
  }
  return end;
}

}  // namespace

std::string normalize(std::string_view raw) {
  std::string text;
  const std::string folded = case_folded(raw);
  text.reserve(folded.size());
  append_folded(text, folded);
  return text;
}

void OffsetMap::add(std::size_t normalized, std::size_t raw) { pieces_.push_back({normalized, raw}); }

std::pair<std::size_t, std::size_t> OffsetMap::to_raw(std::size_t begin, std::size_t end) const {
  const auto first = std::upper_bound(pieces_.begin(), pieces_.end(), begin,
                                      [](std::size_t at, const Piece& piece) {
                                        return at < piece.normalized;
                                      });
  const auto last = std::lower_bound(
      pieces_.begin(), pieces_.end(), end,
      [](const Piece& piece, std::size_t at) { return piece.normalized < at; });
  return {first == pieces_.begin() ? 0 : std::prev(first)->raw,
          last == pieces_.end() ? pieces_.back().raw : last->raw};
}

NormalizedText normalize_with_offsets(std::string_view raw) {
  NormalizedText result;
  result.text.reserve(raw.size());
  for (std::size_t begin = 0; begin < raw.size();) {
    const std::size_t end = piece_end(raw, begin);
    result.offsets.add(result.text.size(), begin);
    append_folded(result.text, case_folded(raw.substr(begin, end - begin)));
    begin = end;
  }
  result.offsets.add(result.text.size(), raw.size());
  return result;
}

}  // namespace musubi
