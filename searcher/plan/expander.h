// expander.h - the other ways to write the words of a query, as far as the index
// has them.
//
// Nothing here guesses: every alternative is a term of the index that the
// vocabulary holds under a key of the word.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/plan/lexicon.h"
#include "searcher/plan/nearness.h"

namespace musubi {

struct Alternative {
  enum class Kind { Word, Hidden };
  std::string term;
  Nearness nearness = Nearness::AsTyped;
  Kind kind = Kind::Word;  // Hidden: see hidden_terms.h
};

// Whether Latin letters may say how a Japanese word is read.  An abbreviation in capitals does not
// (ODA is not 小田); one of three letters is no municipality either (USA is not 宇佐).
enum class Romaji { Read, OfAbbreviation };

// Longer texts are not looked up by how they are read.
inline constexpr std::size_t kMaxCharsToRead = 24;

class Expander {
 public:
  Expander(Analyzer& analyzer, const Lexicon& lexicon) : analyzer_(analyzer), lexicon_(lexicon) {}

  // Of one term: inflected English, kana and kanji, okurigana, romaji, long vowels.
  std::vector<Alternative> of_term(const std::string& term, Romaji romaji = Romaji::Read) const;

  // Of a query that is one kanji and nothing else: also the words that have it.
  std::vector<Alternative> of_single_kanji(const std::string& kanji) const;

  // Of a normalized stretch of text, whatever words it is cut into: the places of
  // that name, and the words that are read so.
  std::vector<Alternative> of_text(std::string_view text, Romaji romaji = Romaji::Read) const;

  // Of kana or romaji as several words, what each may be (こくさい|こうりゅう); none if
  // they are no such words.
  std::vector<std::vector<Alternative>> of_pieces(std::string_view text) const;

 private:
  class List;

  bool exists(const std::string& term) const { return lexicon_.has(term); }
  void add_inflections(const std::string& latin, List& list) const;
  void add_romaji(const std::string& latin, List& list) const;
  void add_kana(const std::string& kana, List& list) const;
  void add_wavering(const std::string& katakana, List& list) const;
  void add_kanji(const std::string& term, List& list) const;
  void add_same_kanji(const std::string& term, const std::string& reading, List& list) const;
  void add_kana_of(const std::string& reading, List& list) const;
  void add_hepburn(const std::string& katakana, List& list) const;
  std::vector<std::string> half_typed(const std::string& word) const;
  void add_form(const std::string& katakana, Nearness nearness, List& list) const;
  void add_places(std::string_view text, const std::optional<std::string>& not_read,
                  List& list) const;
  bool is_read_as(const std::string& term, const std::string& katakana) const;

  Analyzer& analyzer_;
  const Lexicon& lexicon_;
};

}  // namespace musubi
