#include "common/analysis/kana.h"

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr char32_t kLongVowel = U'ー';
constexpr char32_t kHiraganaToKatakana = U'ァ' - U'ぁ';

template <typename Test>
bool all_of(std::string_view word, Test test) {
  for (std::size_t at = 0; at < word.size();) {
    if (!test(next_code_point(word, at))) return false;
  }
  return !word.empty();
}

template <typename Map>
std::string mapped(std::string_view word, Map map) {
  std::string result;
  result.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) append_utf8(result, map(next_code_point(word, at)));
  return result;
}

bool has_hiragana_form(char32_t c) {
  return c >= U'ァ' && c <= U'ヶ';
}

}  // namespace

Script script_of(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return Script::Latin;
  if (c >= U'ぁ' && c <= U'ゖ') return Script::Hiragana;
  if ((c >= U'ァ' && c <= U'ヺ') || c == kLongVowel) return Script::Katakana;
  if ((c >= 0x3400 && c <= 0x9FFF) || c == U'々' || c == U'〆' || (c >= 0xF900 && c <= 0xFAFF) ||
      (c >= 0x20000 && c <= 0x3FFFF)) {
    return Script::Kanji;
  }
  return Script::Other;
}

bool is_hiragana(std::string_view word) {
  return all_of(word,
                [](char32_t c) { return script_of(c) == Script::Hiragana || c == kLongVowel; });
}

bool is_katakana(std::string_view word) {
  return all_of(word, [](char32_t c) { return script_of(c) == Script::Katakana; });
}

bool is_kana(std::string_view word) {
  return all_of(word, [](char32_t c) {
    return script_of(c) == Script::Hiragana || script_of(c) == Script::Katakana;
  });
}

bool is_latin(std::string_view word) {
  return all_of(word, [](char32_t c) { return script_of(c) == Script::Latin; }) &&
         word.find_first_of("abcdefghijklmnopqrstuvwxyz") != word.npos;
}

bool has_kanji(std::string_view word) {
  return !all_of(word, [](char32_t c) { return script_of(c) != Script::Kanji; }) && !word.empty();
}

std::string to_katakana(std::string_view word) {
  return mapped(word, [](char32_t c) {
    return script_of(c) == Script::Hiragana ? c + kHiraganaToKatakana : c;
  });
}

std::string to_hiragana(std::string_view word) {
  return mapped(word,
                [](char32_t c) { return has_hiragana_form(c) ? c - kHiraganaToKatakana : c; });
}

std::string kanji_of(std::string_view word) {
  std::string kanji;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (script_of(c) == Script::Kanji) append_utf8(kanji, c);
  }
  return kanji;
}

}  // namespace musubi
