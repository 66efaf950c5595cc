#include "searcher/plan/half_typed.h"

#include <algorithm>
#include <utility>

#include "common/analysis/kana.h"
#include "common/text/code_points.h"
#include "common/text/utf8.h"
#include "searcher/plan/kanji_readings.h"

namespace musubi {

namespace {

constexpr std::size_t kLeastHiragana = 2;
constexpr std::size_t kLeastKanaOfHalfTyped = 3;  // less begins thousands of words

// Every way to read kanji and kana together.
std::vector<std::string> ways_to_read(std::string_view word) {
  std::vector<std::string> ways = {""};
  for (const char32_t c : code_points_of(word)) {
    std::vector<std::string> pieces;
    if (script_of(c) == Script::Kanji) {
      for (const std::string_view reading : readings_of_kanji(c)) pieces.emplace_back(reading);
    } else {
      pieces.push_back(to_katakana(utf8_of({&c, 1})));
    }
    std::vector<std::string> longer;
    for (const std::string& way : ways) {
      for (const std::string& piece : pieces) longer.push_back(way + piece);
    }
    ways = std::move(longer);
  }
  return ways;
}

// All of the kanji that were typed, in their order, and others.
bool has_more_kanji(const std::string& term, std::u32string_view typed) {
  const std::u32string kanji = code_points_of(kanji_of(term));
  std::size_t from = 0;
  for (const char32_t c : typed) {
    const std::size_t at = kanji.find(c, from);
    if (at == kanji.npos) return false;
    from = at + 1;
  }
  return kanji.size() > typed.size();
}

}  // namespace

bool is_half_in_kana(std::string_view word) {
  std::size_t kanji = 0, hiragana = 0;
  for (const char32_t c : code_points_of(word)) {
    const Script script = script_of(c);
    if (script != Script::Kanji && script != Script::Hiragana && c != U'ー') return false;
    ++(script == Script::Kanji ? kanji : hiragana);
  }
  return kanji > 0 && hiragana >= kLeastHiragana;
}

bool may_be_half_typed(std::string_view word) {
  return is_half_in_kana(word) && char_count(word) <= kMaxHalfTypedChars &&
         char_count(kanji_of(word)) <= kMaxKanjiOfHalfTyped;
}

std::vector<std::string> half_typed_as(std::string_view word, const Lexicon& lexicon) {
  const std::u32string kanji = code_points_of(kanji_of(word));
  std::vector<std::string> terms;
  for (const std::string& way : ways_to_read(word)) {
    for (const std::string& term : lexicon.find(VocabularyKey::Reading, way)) {
      if (has_more_kanji(term, kanji)) terms.push_back(term);
    }
  }
  return terms;
}

std::string half_typed_beginning(std::string_view word, const Lexicon& lexicon) {
  const std::u32string kanji = code_points_of(kanji_of(word));
  std::string meant;
  Xapian::doccount frequency = 0;
  for (const std::string& way : ways_to_read(word)) {
    if (char_count(way) < kLeastKanaOfHalfTyped) continue;
    for (const std::string& term : lexicon.terms_read_from(way)) {
      const Xapian::doccount count = lexicon.frequency(term);
      if (count <= frequency || !has_more_kanji(term, kanji)) continue;
      meant = term;
      frequency = count;
    }
  }
  return meant;
}

}  // namespace musubi
