#include "common/analysis/normalizer.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <span>

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

bool is_latin_mark(UChar32 c) {
  return c >= 0x0300 && c <= 0x036F;
}

// Latin letters that Unicode does not take apart, as they are written without them.
struct LatinLetter {
  char32_t from;
  std::string_view to;
};
constexpr LatinLetter kLatinLetters[] = {
    {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"}, {U'þ', "th"}, {U'đ', "d"},
    {U'ħ', "h"},  {U'ı', "i"}, {U'ł', "l"}, {U'œ', "oe"}, {U'ŧ', "t"},
};

std::string_view plain_letters(char32_t c) {
  if (c > U'ŧ') return {};
  for (const LatinLetter& letter : kLatinLetters) {
    if (letter.from == c) return letter.to;
  }
  return {};
}

// é -> e, ō -> o; other letters are left alone.
char32_t without_accent(char32_t c) {
  if (c < 0xC0 || (c > 0x24F && (c < 0x1E00 || c > 0x1EFF))) return c;
  icu::UnicodeString parts;
  if (!decomposition().getDecomposition(static_cast<UChar32>(c), parts)) return c;
  return static_cast<char32_t>(parts.char32At(0));
}

// ヴ and ヷ to ヺ are written with バ行 as well; hiragana ゔ too.
struct VuRow {
  char32_t from;
  std::string_view to;
};
constexpr VuRow kVuRow[] = {{U'ヷ', "バ"}, {U'ヸ', "ビ"}, {U'ヹ', "ベ"}, {U'ヺ', "ボ"}};

// After ヴ: ァ makes バ of it, ュ ビュ; alone it is ブ.
constexpr VuRow kAfterVu[] = {{U'ァ', "バ"},   {U'ィ', "ビ"},  {U'ェ', "ベ"}, {U'ォ', "ボ"},
                              {U'ュ', "ビュ"}, {U'ぁ', "ば"},  {U'ぃ', "び"}, {U'ぇ', "べ"},
                              {U'ぉ', "ぼ"},   {U'ゅ', "びゅ"}};

std::string_view find_row(std::span<const VuRow> rows, char32_t c) {
  for (const VuRow& row : rows) {
    if (row.from == c) return row.to;
  }
  return {};
}

bool is_vu(char32_t c) {
  return c == U'ヴ' || c == U'ゔ';
}

bool may_follow_vu(char32_t c) {
  return !find_row(kAfterVu, c).empty() || (c >= U'ｧ' && c <= U'ｭ');
}

// `at` is behind the ヴ, and moved behind the small vowel that belongs to it.
void append_vu_row(std::string& to, char32_t vu, std::string_view text, std::size_t& at) {
  std::size_t next = at;
  const char32_t vowel = at < text.size() ? next_code_point(text, next) : 0;
  const std::string_view row = find_row(kAfterVu, vowel);
  if (!row.empty()) at = next;
  to += !row.empty() ? row : vu == U'ヴ' ? "ブ" : "ぶ";
}

// Ill-formed bytes are read as this character, and written as it.
constexpr char32_t kReplacement = 0xFFFD;

// What NFKC_Casefold leaves apart, character by character.  Whether a mark went, behind which
// others may now belong together.
bool append_folded(std::string& to, std::string_view text) {
  bool has_lost_mark = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      to += text[at++];
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_latin_mark(static_cast<UChar32>(c))) {
      has_lost_mark = true;
      continue;
    }
    if (is_vu(c)) {
      append_vu_row(to, c, text, at);
      continue;
    }
    if (c >= U'ヷ' && c <= U'ヺ') {
      to += find_row(kVuRow, c);
      continue;
    }
    const char32_t folded = without_accent(modern_kanji(c));
    if (const auto letters = plain_letters(folded); !letters.empty()) {
      to += letters;
      continue;
    }
    const bool is_unchanged = folded == c && c != kReplacement;
    if (is_unchanged) {
      to.append(text, begin, at - begin);
    } else {
      append_utf8(to, folded);
    }
  }
  return has_lost_mark;
}

std::string case_folded(std::string_view raw) {
  UErrorCode status = U_ZERO_ERROR;
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded, static_cast<int32_t>(raw.size()));
  casefold().normalizeUTF8(0, icu::StringPiece(raw.data(), static_cast<int32_t>(raw.size())), sink,
                           nullptr, status);
  return folded;
}

// Kana and kanji that stand for themselves whatever their neighbours, but for a
// sound mark behind them.
bool is_plain(char32_t c) {
  return (c >= U'ぁ' && c <= U'ん') || (c >= U'ァ' && c <= U'ヺ') || (c >= U'一' && c <= 0x9FFF);
}

}  // namespace

bool is_own_piece(std::string_view raw, std::size_t begin, std::size_t end) {
  return normal_piece_end(raw, begin) <= end;
}

std::size_t normal_piece_end(std::string_view raw, std::size_t begin) {
  std::size_t end = begin;
  next_code_point(raw, end);
  while (end < raw.size()) {
    std::size_t next = end;
    const char32_t c = next_code_point(raw, next);
    if (!may_follow_vu(c) && casefold().hasBoundaryBefore(static_cast<UChar32>(c)) &&
        !is_latin_mark(static_cast<UChar32>(c))) {
      break;
    }
    end = next;
  }
  return end;
}

std::string normalize(std::string_view raw) {
  std::string text;
  const std::string folded = case_folded(raw);
  text.reserve(folded.size());
  return append_folded(text, folded) ? normalize(text) : text;
}

void OffsetMap::add(std::size_t normalized, std::size_t raw) {
  pieces_.push_back({normalized, raw});
}

std::pair<std::size_t, std::size_t> OffsetMap::to_raw(std::size_t begin, std::size_t end) const {
  const auto first =
      std::upper_bound(pieces_.begin(), pieces_.end(), begin,
                       [](std::size_t at, const Piece& piece) { return at < piece.normalized; });
  const auto last =
      std::lower_bound(pieces_.begin(), pieces_.end(), end,
                       [](const Piece& piece, std::size_t at) { return piece.normalized < at; });
  return {first == pieces_.begin() ? 0 : std::prev(first)->raw,
          last == pieces_.end() ? pieces_.back().raw : last->raw};
}

NormalizedText normalize_with_offsets(std::string_view raw) {
  NormalizedText result;
  result.text.reserve(raw.size());
  for (std::size_t begin = 0; begin < raw.size();) {
    const std::size_t end = normal_piece_end(raw, begin);
    const std::string_view piece = raw.substr(begin, end - begin);
    result.offsets.add(result.text.size(), begin);
    std::size_t first = 0;
    const bool plain = is_plain(next_code_point(piece, first)) && first == piece.size();
    if (plain) {
      append_folded(result.text, piece);
    } else {
      result.text += normalize(piece);
    }
    begin = end;
  }
  result.offsets.add(result.text.size(), raw.size());
  return result;
}

}  // namespace musubi
