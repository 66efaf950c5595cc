#include "searcher/plan/kana_beginnings.h"

#include "common/analysis/kana.h"
#include "common/analysis/sound.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

bool ends_in_consonant(std::string_view latin) {
  constexpr std::string_view kVowels = "aiueo";
  return kVowels.find(latin.back()) == kVowels.npos;
}

std::vector<std::string> readings_of(std::string_view normalized) {
  if (is_kana(normalized)) return {to_katakana(normalized)};
  if (!is_latin(normalized)) return {};
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

}  // namespace

std::vector<std::string> kana_beginnings(std::string_view normalized) {
  std::vector<std::string> kana = readings_of(normalized);
  std::erase_if(kana,
                [](const std::string& one) { return char_count(one) < kLeastKanaOfBeginning; });
  return kana;
}

}  // namespace musubi
