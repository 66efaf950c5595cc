#include "searcher/plan/kana_beginnings.h"

#include "common/analysis/kana.h"
#include "common/analysis/sound.h"

namespace musubi {

namespace {

bool ends_in_consonant(std::string_view latin) {
  constexpr std::string_view kVowels = "aiueo";
  return kVowels.find(latin.back()) == kVowels.npos;
}

// A letter begins a tenth of all words.
constexpr std::size_t kLeastLatin = 2;

}  // namespace

std::vector<std::string> kana_beginnings(std::string_view normalized) {
  if (is_kana(normalized)) return {to_katakana(normalized)};
  if (!is_latin(normalized) || normalized.size() < kLeastLatin) return {};
  std::vector<std::string> ways = {std::string(normalized)};
  if (ends_in_consonant(normalized)) {
    for (const char vowel : {'a', 'i', 'u', 'e', 'o'}) ways.push_back(ways.front() + vowel);
  }
  std::vector<std::string> kana;
  for (const std::string& way : ways) {
    if (const auto one = katakana_of_romaji(way)) kana.push_back(*one);
  }
  return kana;
}

}  // namespace musubi
