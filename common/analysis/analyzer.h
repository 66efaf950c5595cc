// analyzer.h - the whole chain: normalizer, tokenizer, token filters.
//
// The only place where text becomes terms, for documents, queries and
// highlights alike.  The dictionary is shared; an Analyzer belongs to one thread.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/dictionary_files.h"
#include "common/analysis/tokenizer.h"

namespace musubi {

// What a term stands for.
enum class TermRole {
  Word,       // a token
  Part,       // a piece of a compound that the dictionary has as one word: 電力 of 関西電力
  Homograph,  // another word that is written so: 行う of 行っ, which was taken for 行く
  Joined,     // tokens that may be written as one: covid19 of COVID-19
  OtherCut,   // a word that a run of kanji may be cut into as well: 県庁 of 県|庁舎
};

// One occurrence of a term.  Views live until the callback returns.
struct AnalyzedTerm {
  std::string_view text;  // never longer than kMaxTermBytes
  std::size_t begin = 0;  // bytes in the normalized text, half-open
  std::size_t end = 0;
  TermRole role = TermRole::Word;
  std::string_view reading;  // katakana; empty where unknown
  PartOfSpeech part_of_speech = PartOfSpeech::Other;
  std::uint32_t number = kNoNumber;  // to remember the term by; unknown and joined words have none

  static constexpr std::uint32_t kNoNumber = 0xFFFF'FFFF;
};

class Analyzer {
 public:
  explicit Analyzer(const Dictionary& dictionary);
  Analyzer(Analyzer&&) noexcept;
  ~Analyzer();

  // Calls `take` for each term of an already normalized text.  A word comes
  // before its parts, a joined term behind the words that it joins.
  void analyze(std::string_view normalized, const std::function<void(const AnalyzedTerm&)>& take);

  // The same, and behind all of them in any order the words of other cuts.
  void analyze_in_all_cuts(std::string_view normalized,
                           const std::function<void(const AnalyzedTerm&)>& take);

  // The terms given so far have numbers below this one.  Equal numbers are equal terms.
  std::uint32_t numbers() const;

  // Whether a dictionary has it as one word.
  bool is_word(std::string_view term);

  // How a term may be read where it stands alone, in katakana; none if not known.
  std::vector<std::string> readings(std::string_view term);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What an index was analyzed with.  Two equal fingerprints give equal terms.
std::string analyzer_fingerprint(const DictionaryFiles& dictionary);

}  // namespace musubi
