#include "common/analysis/token_filter.h"

#include <algorithm>
#include <array>

#include "common/analysis/kana.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Words of a content part of speech that say nothing by themselves; base forms.
constexpr std::array<std::string_view, 26> kEmptyWords = {
    "する", "なる", "ある", "いる", "できる", "こと", "もの", "の",   "ため",
    "よう", "これ", "それ", "あれ", "どれ",   "ここ", "そこ", "どこ", "何",
    "なに", "誰",   "だれ", "いつ", "ん",     "さ",   "とき", "ほか"};

bool is_empty_word(std::string_view base) {
  return std::find(kEmptyWords.begin(), kEmptyWords.end(), base) != kEmptyWords.end();
}

// Prefixes that make a word polite: お祭り, ご案内.
constexpr std::array<std::string_view, 3> kHonorifics = {"お", "ご", "御"};

// IPADIC files symbols that it does not know under nouns.
bool has_letter(std::string_view surface) {
  for (std::size_t at = 0; at < surface.size();) {
    const char32_t c = next_code_point(surface, at);
    if (c >= 0x3041 && c != U'・' && c != U'ー') return true;
    if (c < 0x80 ? (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') : c >= 0xC0 && c < 0x2000) {
      return true;
    }
  }
  return false;
}

constexpr std::size_t kKanaBytes = 3;
constexpr std::string_view kLongVowelMark = "ー";

bool is_kanji(char32_t c) {
  return script_of(c) == Script::Kanji;
}

bool is_small_ke(char32_t c) {
  return c == U'ヶ' || c == U'ケ' || c == U'が' || c == U'ガ';
}

// 霞が関, 霞ヶ関 -> 霞ケ関; 人々 -> 人人.
std::string fold_kanji_word(std::string_view word) {
  std::string folded;
  char32_t previous = 0;
  for (std::size_t at = 0; at < word.size();) {
    char32_t c = next_code_point(word, at);
    std::size_t next = at;
    const bool inside =
        is_kanji(previous) && at < word.size() && is_kanji(next_code_point(word, next));
    if (c == U'々' && is_kanji(previous)) c = previous;
    if (is_small_ke(c) && inside) c = U'ケ';
    append_utf8(folded, c);
    previous = c;
  }
  return folded;
}

}  // namespace

bool carries_meaning(const Token& token) {
  switch (token.part_of_speech) {
    case PartOfSpeech::Particle:
    case PartOfSpeech::Auxiliary:
    case PartOfSpeech::Filler:
    case PartOfSpeech::Symbol:
    case PartOfSpeech::DependentVerb:
    case PartOfSpeech::Conjunction:
      return false;
    case PartOfSpeech::Prefix:
      return std::find(kHonorifics.begin(), kHonorifics.end(), token.surface) == kHonorifics.end();
    default:
      return has_letter(token.base) && !is_empty_word(token.base);
  }
}

std::string fold_word(std::string_view word) {
  if (has_kanji(word)) return fold_kanji_word(word);
  if (word == "ヶ") return "ケ";  // 賤|ヶ|岳, where the dictionary lacks the whole
  std::string folded(word);
  if (folded.size() >= 4 * kKanaBytes && folded.ends_with(kLongVowelMark) && is_katakana(word)) {
    folded.resize(folded.size() - kLongVowelMark.size());
  }
  return folded;
}

}  // namespace musubi
