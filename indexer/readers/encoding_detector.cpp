#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/readers/encoding.h"
#include "indexer/readers/text_likelihood.h"

namespace musubi {

namespace {

constexpr std::size_t kJudgedBytes = 256U << 10;
constexpr std::array<std::size_t, 3> kWeighedBytes = {512, 4U << 10, 16U << 10};
constexpr double kCutLikelihood = -8;

// Below this mean the best of all is no text either.
constexpr double kLeastLikelihood = -14;

// What is less likely by this need not be weighed any longer.
constexpr double kClearly = 60;

// What is less likely by no more than this could as well be.
constexpr double kCloseBy = 1;

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
    if (bytes.starts_with(mark.bytes))
      return DetectedEncoding{mark.encoding, mark.bytes.size(), {}};
  }
  return std::nullopt;
}

// Damaged UTF-8 is still UTF-8: in other encodings hardly any characters of three bytes
// happen to be well-formed.  Those of two bytes may.
bool is_mostly_utf8(std::string_view bytes) {
  const std::size_t end = without_cut_character(bytes).size();
  std::size_t well_formed = 0, ill_formed = 0, long_ones = 0;
  for (std::size_t at = 0; at < end;) {
    const std::size_t begin = at;
    if (next_code_point(bytes, at) == 0xFFFD) {
      ++ill_formed;
    } else if (at - begin > 1) {
      ++well_formed;
      if (at - begin > 2) ++long_ones;
    }
  }
  return long_ones > 0 && well_formed > 4 * ill_formed;
}

bool is_ascii(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
}

bool has_japanese_escapes(std::string_view bytes) {
  if (!is_ascii(bytes)) return false;
  for (const std::string_view escape : {"\x1B$B", "\x1B$@", "\x1B$(D", "\x1B(I", "\x1B(J"}) {
    if (bytes.find(escape) != std::string_view::npos) return true;
  }
  return false;
}

struct Candidate {
  const char* converter;  // ICU's name
  Writing writing;
  std::optional<Encoding> encoding;  // none: it is recognised, to be refused
  std::string_view name;             // for whoever has to convert it
  double bias;                       // what is to be expected before the bytes are looked at
};

// Documents are Japanese until they prove not to be.  Any bytes are some characters in UTF-16.
constexpr double kExpected = 5;
constexpr double kUnlikely = -4;

constexpr Candidate kCandidates[] = {
    {"UTF-8", Writing::Alphabet, Encoding::Utf8, "UTF-8", kExpected},
    {"windows-31j", Writing::Japanese, Encoding::ShiftJis, "Shift_JIS", kExpected},
    {"euc-jp-2007", Writing::Japanese, Encoding::EucJp, "EUC-JP", kExpected},
    {"UTF-16LE", Writing::Japanese, Encoding::Utf16Le, "UTF-16LE", kUnlikely},
    {"UTF-16BE", Writing::Japanese, Encoding::Utf16Be, "UTF-16BE", kUnlikely},
    {"UTF-16LE", Writing::SimplifiedChinese, Encoding::Utf16Le, "UTF-16LE", kUnlikely},
    {"UTF-16BE", Writing::SimplifiedChinese, Encoding::Utf16Be, "UTF-16BE", kUnlikely},
    {"UTF-16LE", Writing::Korean, Encoding::Utf16Le, "UTF-16LE", kUnlikely},
    {"UTF-16BE", Writing::Korean, Encoding::Utf16Be, "UTF-16BE", kUnlikely},
    {"UTF-16LE", Writing::Alphabet, Encoding::Utf16Le, "UTF-16LE", kUnlikely},
    {"UTF-16BE", Writing::Alphabet, Encoding::Utf16Be, "UTF-16BE", kUnlikely},
    {"windows-949", Writing::Korean, {}, "EUC-KR (Korean)", 0},
    {"windows-936", Writing::SimplifiedChinese, {}, "GBK (simplified Chinese)", 0},
    {"windows-950", Writing::TraditionalChinese, {}, "Big5 (traditional Chinese)", 0},
    {"windows-1252", Writing::Alphabet, {}, "ISO-8859-1 (Western European)", 0},
    {"windows-1250", Writing::Alphabet, {}, "ISO-8859-2 (Central European)", kUnlikely},
    {"windows-1251", Writing::Alphabet, {}, "windows-1251 (Cyrillic)", -2},
    {"KOI8-R", Writing::Alphabet, {}, "KOI8-R (Cyrillic)", -2},
    {"ISO-8859-5", Writing::Alphabet, {}, "ISO-8859-5 (Cyrillic)", kUnlikely},
    {"ibm-866", Writing::Alphabet, {}, "IBM866 (Cyrillic)", kUnlikely},
    {"windows-1253", Writing::Alphabet, {}, "ISO-8859-7 (Greek)", kUnlikely},
    {"windows-1255", Writing::Alphabet, {}, "windows-1255 (Hebrew)", kUnlikely},
    {"windows-1256", Writing::Alphabet, {}, "windows-1256 (Arabic)", kUnlikely},
    {"windows-874", Writing::Alphabet, {}, "TIS-620 (Thai)", kUnlikely},
};

struct Judgement {
  const Candidate* candidate;
  double likelihood = 0;  // of the bytes, its logarithm
  double of_others = 0;   // mean of the characters that are not ASCII
  std::size_t ascii = 0;
  std::size_t controls = 0;  // that no text holds

  double expected() const { return likelihood + candidate->bias; }
};

enum class Ending { GoesOn, Whole };

Judgement judge(std::string_view bytes, Ending ending, const Candidate& candidate) {
  std::string text;
  Decoder decoder(candidate.converter);
  decoder.decode(bytes, text);
  Judgement judgement{&candidate};
  // A part may well end within a character; what ends so for good is likely none.
  if (ending == Ending::Whole && decoder.finish(text)) judgement.likelihood = kCutLikelihood;
  std::size_t others = 0;
  char32_t before = U'\n';
  for (std::size_t at = 0; at < text.size();) {
    const bool is_ill_formed = text[at] == kIllFormedByte;
    const char32_t c = next_code_point(text, at);
    const double likelihood =
        is_ill_formed ? kIllFormedLikelihood : log_likelihood(candidate.writing, c, before);
    judgement.likelihood += likelihood;
    before = c;
    if (c < 0x08) ++judgement.controls;
    if (c < 0x80) {
      ++judgement.ascii;
      continue;
    }
    ++others;
    judgement.of_others += likelihood;
  }
  if (others > 0) judgement.of_others /= static_cast<double>(others);
  return judgement;
}

// The part of the text that tells: from the line of the first byte that is not ASCII.
std::string_view telling_part(std::string_view bytes) {
  const auto is_other = [](char c) { return (c & 0x80) != 0 || c == '\0'; };
  const auto first = std::find_if(bytes.begin(), bytes.end(), is_other) - bytes.begin();
  const std::size_t line = bytes.substr(0, static_cast<std::size_t>(first)).rfind('\n') + 1;
  return bytes.substr(line & ~std::size_t{3});  // where units of UTF-16 begin
}

bool is_utf16(const Candidate& candidate) {
  return candidate.encoding == Encoding::Utf16Le || candidate.encoding == Encoding::Utf16Be;
}

// By their likelihood with what is expected, the greatest first.
std::vector<Judgement> judge_all(std::string_view bytes, Ending ending, bool has_nul) {
  std::vector<Judgement> judgements;
  for (const Candidate& candidate : kCandidates) {
    if (!has_nul || is_utf16(candidate)) judgements.push_back(judge(bytes, ending, candidate));
  }
  std::stable_sort(
      judgements.begin(), judgements.end(),
      [](const Judgement& a, const Judgement& b) { return a.expected() > b.expected(); });
  return judgements;
}

// The likeliest in another encoding than the likeliest of all; the end where there is none.
auto runner_up(const std::vector<Judgement>& judgements) {
  return std::find_if(judgements.begin(), judgements.end(), [&](const Judgement& one) {
    return one.candidate->encoding != judgements.front().candidate->encoding ||
           one.candidate->name != judgements.front().candidate->name;
  });
}

// As little is looked at as is enough: most texts are told by their first lines.
std::vector<Judgement> judge_as_far_as_needed(std::string_view bytes, bool has_nul) {
  for (const std::size_t size : kWeighedBytes) {
    if (size >= bytes.size()) break;
    auto judgements = judge_all(bytes.substr(0, size), Ending::GoesOn, has_nul);
    const auto second = runner_up(judgements);
    const bool is_clear =
        second == judgements.end() || second->expected() < judgements.front().expected() - kClearly;
    if (is_clear || size == kWeighedBytes.back()) return judgements;
  }
  return judge_all(bytes, Ending::Whole, has_nul);
}

// In UTF-16 the bytes of ASCII are half NUL; the scripts that are written in few letters come
// with blanks and line ends, which are ASCII.
bool may_hold_nul(const Judgement& best) {
  const bool lacks_ascii = best.candidate->writing == Writing::Alphabet && best.ascii == 0;
  return best.controls == 0 && !lacks_ascii && best.of_others >= kLeastLikelihood;
}

Result<DetectedEncoding> likeliest_encoding(std::string_view bytes, bool has_nul) {
  const auto judgements = judge_as_far_as_needed(telling_part(bytes), has_nul);
  const Judgement& best = judgements.front();
  if (has_nul && !may_hold_nul(best)) return fail("holds NUL bytes: it is not a text");
  if (best.of_others < kLeastLikelihood) {
    return fail("is in no encoding that is known here: convert it to UTF-8");
  }
  if (!best.candidate->encoding) {
    return fail(fmt::format("is probably in {}, which is not read here: convert it to UTF-8",
                            best.candidate->name));
  }
  // What only the expectation has decided.
  const auto other = std::find_if(judgements.begin(), judgements.end(), [&](const Judgement& one) {
    return one.candidate->encoding != best.candidate->encoding &&
           one.likelihood + std::min(0.0, one.candidate->bias) > best.likelihood - kCloseBy;
  });
  return DetectedEncoding{*best.candidate->encoding, 0,
                          other == judgements.end() ? "" : other->candidate->name};
}

}  // namespace

Result<DetectedEncoding> detect_encoding(std::string_view beginning) {
  const std::string_view judged = beginning.substr(0, kJudgedBytes);
  if (const auto marked = encoding_by_mark(judged)) return *marked;
  const bool has_nul = judged.find('\0') != std::string_view::npos;
  if (!has_nul && has_japanese_escapes(judged)) return DetectedEncoding{Encoding::Iso2022Jp, 0, {}};
  if (!has_nul && (is_ascii(judged) || is_mostly_utf8(judged)))
    return DetectedEncoding{Encoding::Utf8, 0, {}};
  return likeliest_encoding(judged, has_nul);
}

}  // namespace musubi
