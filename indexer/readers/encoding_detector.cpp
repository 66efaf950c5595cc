#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>

#include <algorithm>
#include <array>
#include <optional>

#include "common/text/utf8.h"
#include "indexer/readers/encoding.h"

namespace musubi {

namespace {

constexpr std::size_t kJudgedBytes = 256U << 10;

struct ByteOrderMark {
  std::string_view bytes;
  Encoding encoding;
};

using namespace std::string_view_literals;

// UTF-32LE begins as UTF-16LE does, so it comes first.
constexpr std::array<ByteOrderMark, 5> kByteOrderMarks = {{
    {"\xEF\xBB\xBF"sv, Encoding::Utf8},
    {"\xFF\xFE\0\0"sv, Encoding::Utf32Le},
    {"\0\0\xFE\xFF"sv, Encoding::Utf32Be},
    {"\xFF\xFE"sv, Encoding::Utf16Le},
    {"\xFE\xFF"sv, Encoding::Utf16Be},
}};

std::optional<DetectedEncoding> encoding_by_mark(std::string_view bytes) {
  for (const ByteOrderMark& mark : kByteOrderMarks) {
    if (bytes.starts_with(mark.bytes)) return DetectedEncoding{mark.encoding, mark.bytes.size()};
  }
  return std::nullopt;
}

// Damaged UTF-8 is still UTF-8: in other encodings hardly any characters happen
// to be well-formed.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t well_formed = 0;
  std::size_t ill_formed = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    if (next_code_point(bytes, at) != 0xFFFD) {
      if (at - begin > 1) ++well_formed;
    } else if (bytes.size() - begin > 3) {
      ++ill_formed;
    }
  }
  return ill_formed == 0 || well_formed > 4 * ill_formed;
}

bool has_japanese_escapes(std::string_view bytes) {
  if (std::any_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; })) return false;
  for (const std::string_view escape : {"\x1B$B", "\x1B$@", "\x1B$(D", "\x1B(I", "\x1B(J"}) {
    if (bytes.find(escape) != std::string_view::npos) return true;
  }
  return false;
}

// Kana and the kanji of everyday use, as CLDR has them for Japanese.
const icu::UnicodeSet& everyday_characters() {
  static const icu::UnicodeSet everyday = [] {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeSet set;
    ULocaleData* data = ulocdata_open("ja", &status);
    ulocdata_getExemplarSet(data, set.toUSet(), 0, ULOCDATA_ES_STANDARD, &status);
    ulocdata_close(data);
    set.freeze();
    return set;
  }();
  return everyday;
}

bool is_halfwidth_katakana(char32_t c) {
  return c >= 0xFF61 && c <= 0xFF9F;
}

// How likely a character is in a Japanese text: 1 at home, 0 foreign, far below
// what only a wrong decoding gives.
double likelihood(char32_t c) {
  if (c == U'\n' || c == U'\r' || c == U'\t' || c == U'\f' || (c >= 0x20 && c < 0x7F)) return 0.5;
  if (everyday_characters().contains(static_cast<UChar32>(c))) return 1;
  if (is_halfwidth_katakana(c)) return 0.1;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UNASSIGNED:
    case U_CONTROL_CHAR:
    case U_SURROGATE:
      return -20;
    case U_PRIVATE_USE_CHAR:
      return -5;
    case U_OTHER_LETTER:
      return 0.1;
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
      return 0.3;
    default:
      return 0.5;
  }
}

// The mean likelihood of the characters that the bytes give.
double judge(std::string_view bytes, Encoding encoding) {
  std::string text;
  Decoder(encoding).decode(bytes, text);
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const bool is_ill_formed = text[at] == kIllFormedByte;
    const char32_t c = next_code_point(text, at);
    sum += is_ill_formed ? -20 : likelihood(c);
  }
  return count == 0 ? -20 : sum / static_cast<double>(count);
}

struct Candidate {
  Encoding encoding;
  double least_score;
};

// Any bytes are some characters in UTF-16, and half-width katakana alone are still
// Shift_JIS.
constexpr std::array<Candidate, 4> kCandidates = {{
    {Encoding::ShiftJis, 0},
    {Encoding::EucJp, 0},
    {Encoding::Utf16Le, 0.4},
    {Encoding::Utf16Be, 0.4},
}};

struct Guess {
  std::string name;
  int confidence = 0;  // per cent
};

// ICU's own opinion, which knows encodings that are not read here too.
Guess statistical_guess(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&status);
  ucsdet_setText(detector, bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  Guess guess;
  if (const UCharsetMatch* match = ucsdet_detect(detector, &status); U_SUCCESS(status) && match) {
    guess.name = ucsdet_getName(match, &status);
    guess.confidence = ucsdet_getConfidence(match, &status);
  }
  ucsdet_close(detector);
  return guess;
}

}  // namespace

Result<DetectedEncoding> detect_encoding(std::string_view beginning) {
  const std::string_view judged = beginning.substr(0, kJudgedBytes);
  if (const auto marked = encoding_by_mark(judged)) return *marked;
  const bool has_nul = judged.find('\0') != std::string_view::npos;
  if (!has_nul && has_japanese_escapes(judged)) return DetectedEncoding{Encoding::Iso2022Jp, 0};
  if (!has_nul && is_mostly_utf8(judged)) return DetectedEncoding{Encoding::Utf8, 0};

  const Guess guess = statistical_guess(judged);
  std::optional<Encoding> best;
  double best_score = 0;
  for (const Candidate& candidate : kCandidates) {
    const std::string_view name = encoding_name(candidate.encoding);
    double score = judge(judged, candidate.encoding);
    if (guess.name == name) score += 0.002 * guess.confidence;
    if (score < candidate.least_score || score <= best_score) continue;
    best = candidate.encoding;
    best_score = score;
  }
  if (best) return DetectedEncoding{*best, 0};
  if (has_nul) return fail("holds NUL bytes: it is not a text");
  return fail("is in no encoding that is known here", "Convert it to UTF-8.");
}

}  // namespace musubi
