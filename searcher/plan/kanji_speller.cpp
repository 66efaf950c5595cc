#include "searcher/plan/kanji_speller.h"

#include <algorithm>
#include <vector>

#include "common/analysis/kana.h"
#include "common/analysis/kanji_variants.h"
#include "common/analysis/sound.h"
#include "common/text/code_points.h"
#include "common/text/utf8.h"
#include "searcher/plan/half_typed.h"
#include "searcher/plan/kanji_readings.h"
#include "searcher/plan/word_groups.h"

namespace musubi {

namespace {

// Longer runs are several words, and each of their kanji has a hundred homophones.
constexpr std::size_t kMaxKanji = 8;

constexpr std::size_t kMaxHalfTyped = 10;
constexpr std::size_t kMaxLatinLeft = 3;

// The word that has the character at byte `at`.
const WordGroup* word_at(const std::vector<WordGroup>& words, std::size_t at) {
  const auto found = std::find_if(words.begin(), words.end(), [at](const WordGroup& word) {
    return word.begin <= at && at < word.end;
  });
  return found == words.end() ? nullptr : &*found;
}

struct Counts {
  std::size_t kanji = 0, hiragana = 0, latin = 0, others = 0;
};

Counts counts_of(std::string_view word) {
  Counts counts;
  for (const char32_t c : code_points_of(word)) {
    const Script script = script_of(c);
    ++(script == Script::Kanji                              ? counts.kanji
       : script == Script::Hiragana || c == U'ー'           ? counts.hiragana
       : script == Script::Latin && !(c >= '0' && c <= '9') ? counts.latin
                                                            : counts.others);
  }
  return counts;
}

}  // namespace

// None if `text` has words that the index has not, or a single character at byte `at`.
std::optional<KanjiSpeller::Fit> KanjiSpeller::fit_at(std::string_view text, std::size_t at) const {
  const auto words = word_groups(text, analyzer_, kMaxKanji);
  const WordGroup* word = word_at(words, at);
  if (word == nullptr || char_count(word->term) < 2) return std::nullopt;
  const bool has_all = std::all_of(words.begin(), words.end(),
                                   [&](const WordGroup& one) { return lexicon_.has(one.term); });
  if (!has_all) return std::nullopt;
  return Fit{words.size(), lexicon_.frequency(word->term)};
}

std::optional<KanjiSpeller::Spelling> KanjiSpeller::by_homophone(std::string_view kanji) const {
  const std::u32string typed = code_points_of(kanji);
  if (typed.size() < 2 || typed.size() > kMaxKanji) return std::nullopt;
  const auto words = word_groups(kanji, analyzer_, kMaxKanji);
  std::optional<Spelling> best;
  Fit best_fit{words.size() + 1, 0};
  std::size_t at = 0;  // byte
  for (std::size_t i = 0; i < typed.size(); at += utf8_of({&typed[i], 1}).size(), ++i) {
    const WordGroup* word = word_at(words, at);
    const bool is_long = word != nullptr && char_count(word->term) > 1;
    if (is_long && lexicon_.has(word->term)) continue;
    // Single kanji are to become words, a longer word another.
    const std::size_t max_words = words.size() - (is_long ? 0 : 1);
    for (const char32_t other : homophones_of(typed[i])) {
      std::u32string letters = typed;
      letters[i] = modern_kanji(other);
      if (letters == typed) continue;
      std::string text = utf8_of(letters);
      const auto fit = fit_at(text, at);
      if (!fit || fit->words > max_words || !fit->is_better_than(best_fit)) continue;
      best_fit = *fit;
      best = Spelling{std::move(text), is_long && analyzer_.is_word(word->term)};
    }
  }
  return best;
}

std::vector<std::string> KanjiSpeller::with_other_words(std::string_view kanji) const {
  const std::u32string typed = code_points_of(kanji);
  const auto words = word_groups(kanji, analyzer_, kMaxKanji);
  if (typed.size() > kMaxKanji || words.size() < 2) return {};
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  for (const WordGroup& word : words) {
    if (char_count(word.term) != 1) continue;
    const std::string before(kanji.substr(0, word.begin)), behind(kanji.substr(word.end));
    for (const char32_t other : homophones_of(code_points_of(word.term).front())) {
      const char32_t letter = modern_kanji(other);
      const std::string term = utf8_of({&letter, 1});
      const Xapian::doccount frequency = lexicon_.frequency(term);
      if (frequency > 0 && term != word.term) found.emplace_back(frequency, before + term + behind);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> texts;
  for (auto& [frequency, text] : found) texts.push_back(std::move(text));
  return texts;
}

std::string KanjiSpeller::half_typed(std::string_view word) const {
  const Counts counts = counts_of(word);
  const std::size_t all = counts.kanji + counts.hiragana + counts.latin;
  if (counts.others > 0 || counts.hiragana == 0 || all > kMaxHalfTyped) return {};
  if (counts.latin > 0 && counts.latin <= kMaxLatinLeft && counts.kanji == 0) {
    return from_kana_and_latin(word);
  }
  return may_be_half_typed(word) ? from_kanji_and_kana(word) : "";
}

std::string KanjiSpeller::from_kanji_and_kana(std::string_view word) const {
  if (lexicon_.has(std::string(word))) return {};
  const auto meant = half_typed_as(word, lexicon_);
  return meant.empty() ? half_typed_beginning(word, lexicon_) : meant.front();
}

std::string KanjiSpeller::from_kana_and_latin(std::string_view word) const {
  std::string latin, kana;
  const auto end_kana = [&] {
    latin += hepburn_of_katakana(to_katakana(kana));
    kana.clear();
  };
  for (const char32_t c : code_points_of(word)) {
    if (script_of(c) == Script::Latin) {
      end_kana();
      latin += static_cast<char>(c);
    } else {
      append_utf8(kana, c);
    }
  }
  end_kana();
  const auto katakana = katakana_of_romaji(latin);
  if (!katakana) return {};
  const std::string hiragana = to_hiragana(*katakana);
  const bool exists = lexicon_.has(hiragana) || lexicon_.has(*katakana) ||
                      !lexicon_.find(VocabularyKey::Reading, *katakana).empty();
  return exists ? hiragana : "";
}

}  // namespace musubi
