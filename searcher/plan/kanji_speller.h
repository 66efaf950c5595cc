// kanji_speller.h - words whose kanji are wrong, or that an input method left half in kana.
#pragma once
#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/plan/lexicon.h"

namespace musubi {

class KanjiSpeller {
 public:
  KanjiSpeller(Analyzer& analyzer, const Lexicon& lexicon)
      : analyzer_(analyzer), lexicon_(lexicon) {}

  struct Spelling {
    std::string text;
    bool is_other_word = false;  // what was typed is a word, too
  };

  // Of a run of kanji that are not words of the index: with one of them made another that is read
  // so (交龍: 交流), the most frequent word of the index.
  std::optional<Spelling> by_homophone(std::string_view kanji) const;

  // Of a compound, with one kanji that is a word of it made another word of the index that is read
  // so (議事禄: 議事録): what may be meant, the most frequent words first.
  std::vector<std::string> with_other_words(std::string_view kanji) const;

  // A word of the index that kanji and hiragana (行せい), or hiragana and Latin letters
  // (ぎょうせi), are read as; empty where there is none.
  std::string half_typed(std::string_view word) const;

 private:
  // How well a text is made of words of the index.
  struct Fit {
    std::size_t words;
    Xapian::doccount frequency;  // of the word that was made
    bool is_better_than(const Fit& other) const {
      return words != other.words ? words < other.words : frequency > other.frequency;
    }
  };
  std::optional<Fit> fit_at(std::string_view text, std::size_t at) const;
  std::string from_kanji_and_kana(std::string_view word) const;
  std::string from_kana_and_latin(std::string_view word) const;

  Analyzer& analyzer_;
  const Lexicon& lexicon_;
};

}  // namespace musubi
