// place_words.h - the place names that IPADIC lacks, as words for MeCab.
//
// A name becomes one word only where a search for its parts still finds it: its
// stem must be a word, of IPADIC or of this list (釜山 in 釜山広域市).  What
// IPADIC cuts well, 大連|市, is left to it.
#pragma once
#include <string>
#include <vector>

#include "common/analysis/tokenizer.h"
#include "common/gazetteer/gazetteer.h"

namespace musubi {

// Files of IPADIC's parts of speech for place names.
enum class PlaceWordKind { Place, Country, Suffix };

struct PlaceWord {
  std::string surface;  // normalized, as the analyzer sees it
  std::string reading;  // katakana; "*" where it is not known
  PlaceWordKind kind = PlaceWordKind::Place;
  int cost = 0;  // MeCab's: the smaller, the likelier
};

// In the order of their surfaces, each surface once.  `ipadic` cuts without any user dictionary.
std::vector<PlaceWord> place_words(const std::vector<Place>& places, Tokenizer& ipadic);

// One line of a MeCab user dictionary in IPADIC's columns, newline included.
std::string to_csv(const PlaceWord& word);

}  // namespace musubi
