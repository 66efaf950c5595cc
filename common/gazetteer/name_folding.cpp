#include "common/gazetteer/name_folding.h"

#include <algorithm>

#include "common/analysis/kanji_variants.h"
#include "common/analysis/normalizer.h"
#include "common/text/radicals.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

bool is_kana(char32_t c) {
  return (c >= U'ぁ' && c <= U'ゖ') || (c >= U'ァ' && c <= U'ヺ') || c == U'ー' || c == U'々';
}

bool is_common_kanji(char32_t c) {
  return c >= U'一' && c <= 0x9FFF;
}

bool is_full_width_latin(char32_t c) {
  return c >= U'！' && c <= U'～';
}

bool is_sound_mark(char32_t c) {
  return c == U'ﾞ' || c == U'ﾟ' || c == 0x3099 || c == 0x309A;
}

bool is_small_after_vu(char32_t c) {
  constexpr std::u32string_view kSmall = U"ァィェォュぁぃぇぉゅｧｨｪｫｭ";
  return kSmall.find(c) != std::u32string_view::npos;
}

// Half of a Japanese text: kana, their marks and ASCII that only stand for themselves.
bool is_plain(char32_t c) {
  return (c >= U'、' && c < U'ヴ' && c != U'ゔ') || c == U'ー' || (c > U' ' && c < 0x7F);
}

// What may stand for something else than itself, but for common kanji, which a table tells of.
bool is_suspect(char32_t c) {
  return c == U'ヴ' || c == U'ゔ' || (c >= U'ヷ' && c <= U'ヺ') || c == 0x3000 ||
         (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3200 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFF9F) || c >= 0x20000;
}

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\r' || c == 0xA0 || c == 0x3000;
}

bool is_joinable(char32_t c) {
  return is_kana(c) || (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF);
}

// 友 好 都 市: letters that all stand apart, each between blanks or at an end of the line.
bool is_alone(std::string_view raw, std::size_t begin, std::size_t end) {
  const auto ends_at = [&](std::size_t at) {
    return at >= raw.size() || is_blank(next_code_point(raw, at));
  };
  std::size_t before = begin;
  while (before > 0 && is_continuation_byte(raw[--before])) {
  }
  return ends_at(end) && (begin == 0 || ends_at(before));
}

// A blank between two such letters.
bool parts_spaced_letters(std::string_view raw, std::size_t blank, std::size_t behind) {
  if (raw[blank] == '\n' || behind >= raw.size()) return false;
  std::size_t before = blank;
  while (before > 0 && is_continuation_byte(raw[--before])) {
  }
  std::size_t next = behind;
  return is_joinable(next_code_point(raw, next)) && is_alone(raw, behind, next) &&
         is_alone(raw, before, blank);
}

// The end of the blanks from byte `at` on, where they are a gap: one line end at most.
std::size_t end_of_gap(std::string_view raw, std::size_t at) {
  int line_ends = 0;
  while (at < raw.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(raw, next);
    if (c == U'\n') ++line_ends;
    if (line_ends > 1) return std::string_view::npos;
    if (!is_blank(c)) return is_joinable(c) ? at : std::string_view::npos;
    at = next;
  }
  return std::string_view::npos;
}

}  // namespace

FoldedNames::FoldedNames(std::string_view raw, Gaps gaps) : raw_(raw) {
  char32_t before = 0;
  std::size_t since_gap = 2;  // characters
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(raw, at);
    const char32_t last = std::exchange(before, c);
    ++since_gap;
    if (is_plain(c)) continue;
    if (is_common_kanji(c)) {
      const char32_t modern = modern_kanji(c);
      if (modern == c) continue;
      std::string folded;
      append_utf8(folded, modern);
      replace(begin, at, folded);
    } else if (gaps == Gaps::Drop && is_blank(c) && is_joinable(last)) {
      const std::size_t end = end_of_gap(raw, begin);
      if (end == std::string_view::npos) continue;
      replace(begin, end, {});
      // 友 好 都 市: letters that all stand apart are one word.
      if (since_gap > 2) gaps_.emplace_back(folded_.size(), begin);
      since_gap = 0;
      at = end;
    } else if (is_blank(c) && is_joinable(last) && parts_spaced_letters(raw, begin, at)) {
      replace(begin, at, {});
    } else if (is_suspect(c)) {
      for (std::size_t next = at; next < raw.size(); at = next) {
        const char32_t mark = next_code_point(raw, next);
        if (!is_sound_mark(mark) && !(c == U'ヴ' && is_small_after_vu(mark))) break;
      }
      std::string folded;
      if (is_full_width_latin(c)) {
        append_utf8(folded, c - (U'！' - U'!'));
      } else if (const char32_t kanji = ideograph_of(c); kanji != c) {
        append_utf8(folded, modern_kanji(kanji));
      } else {
        folded = normalize(raw.substr(begin, at - begin));
      }
      if (folded != raw.substr(begin, at - begin)) replace(begin, at, folded);
    }
  }
  if (!changes_.empty()) copy_raw(raw.size());
}

void FoldedNames::copy_raw(std::size_t end) {
  folded_.append(raw_, copied_, end - copied_);
  copied_ = end;
}

void FoldedNames::replace(std::size_t begin, std::size_t end, std::string_view with) {
  copy_raw(begin);
  folded_ += with;
  copied_ = end;
  changes_.emplace_back(folded_.size(), end);
}

std::size_t FoldedNames::to_raw(std::size_t at) const {
  const auto behind = std::upper_bound(
      changes_.begin(), changes_.end(), at,
      [](std::size_t offset, const auto& change) { return offset < change.first; });
  if (behind == changes_.begin()) return at;
  const auto [folded, raw] = *std::prev(behind);
  return raw + (at - folded);
}

std::size_t FoldedNames::end_in_raw(std::size_t end) const {
  const auto gap = std::lower_bound(gaps_.begin(), gaps_.end(), std::pair(end, std::size_t{0}));
  return gap != gaps_.end() && gap->first == end ? gap->second : to_raw(end);
}

bool FoldedNames::is_gap(std::size_t at) const {
  const auto gap = std::lower_bound(gaps_.begin(), gaps_.end(), std::pair(at, std::size_t{0}));
  return gap != gaps_.end() && gap->first == at;
}

std::size_t FoldedNames::gap_behind(std::size_t at) const {
  const auto gap = std::lower_bound(gaps_.begin(), gaps_.end(), std::pair(at + 1, std::size_t{0}));
  return gap == gaps_.end() ? std::string_view::npos : gap->first;
}

}  // namespace musubi
