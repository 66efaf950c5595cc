#include "common/analysis/token_filter.h"

#include <algorithm>
#include <array>

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

// IPADIC files symbols that it does not know under nouns.
bool has_letter(std::string_view surface) {
  for (std::size_t at = 0; at < surface.size();) {
    const char32_t c = next_code_point(surface, at);
    if (c >= 0x3041 && c != U'・' && c != U'〜') return true;
    if (c < 0x80 ? (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') : c >= 0xC0 && c < 0x2000) {
      return true;
    }
  }
  return false;
}

bool is_katakana(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (!(c >= U'ァ' && c <= U'ヺ') && c != U'ー') return false;
  }
  return true;
}

constexpr std::size_t kKanaBytes = 3;
constexpr std::string_view kLongVowel = "ー";

struct Replacement {
  std::string_view from, to;
};
constexpr std::array<Replacement, 6> kVuRow = {{
    {"ヴァ", "バ"},
    {"ヴィ", "ビ"},
    {"ヴェ", "ベ"},
    {"ヴォ", "ボ"},
    {"ヴュ", "ビュ"},
    {"ヴ", "ブ"},
}};

void replace_all(std::string& word, const Replacement& replacement) {
  for (std::size_t at = word.find(replacement.from); at != std::string::npos;
       at = word.find(replacement.from, at + replacement.to.size())) {
    word.replace(at, replacement.from.size(), replacement.to);
  }
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
    default:
      return has_letter(token.surface) && !is_empty_word(token.base);
  }
}

std::string fold_word(std::string_view word) {
  std::string folded(word);
  if (!is_katakana(word)) return folded;
  for (const Replacement& replacement : kVuRow) replace_all(folded, replacement);
  if (folded.size() >= 4 * kKanaBytes && folded.ends_with(kLongVowel)) {
    folded.resize(folded.size() - kLongVowel.size());
  }
  return folded;
}

}  // namespace musubi
