// letters.h - a text as the letters that a reader sees, whatever stands between them.
//
// Phrases are compared letter for letter, and letters are found in pairs (common/index/
// letter_index.h), so that nothing depends on where the tokenizer cuts.  Letters are folded as
// normalize() folds them.  Gone are the line ends, with the indent and > of the next line, and the
// blanks beside Japanese letters; marks of Markdown, tags of HTML, signs of footnotes and all
// that is not seen.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/folded_characters.h"

namespace musubi {

// The letters, kNoLetter for whatever else stands between two of them, none at either end.
// Behind it, after a kNoLetter, come other ways to read parts of the text: with the readings in
// place of the words above which they stand (観《かん》), and where a link leads to.
// Never fails; safe to call from any thread.
std::u32string letters_of(std::string_view text);

// Without the other ways.
std::u32string letters_as_read(std::string_view text);

// What a tokenizer that reads line by line misses.
struct JoinedLetters {
  std::u32string letters;  // letters_of()
  // The letters before which something was left out: a blank, a line end, markup; and ー where a
  // dash was typed for it.
  std::vector<std::size_t> joints = {};
};
JoinedLetters joined_letters_of(std::string_view text);

// Where letters stand in their text.
struct PlacedLetters {
  struct Place {
    std::size_t begin, end;  // bytes
  };
  std::u32string letters;     // letters_as_read()
  std::vector<Place> places;  // of each letter
};
PlacedLetters placed_letters_of(std::string_view text);

}  // namespace musubi
