// word.h - what is known of a token as a word: its term, its parts, its homographs.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/tokenizer.h"

namespace musubi {

// A piece of a compound, in bytes from its begin.
struct Part {
  std::string term;
  std::size_t begin, end;
};

struct Word {
  bool carries_meaning = false;  // false: it gives no term
  std::string term;
  std::vector<Part> parts;
  std::vector<std::string> homographs;  // terms of other words that are written so
};

// The form of a normalized word that the index keeps; never longer than kMaxTermBytes.
std::string to_term(std::string_view base);

// A name without the dots in it, folded.
std::string without_dots(std::string_view name);

// The parts are what the dictionary has (電力 of 関西電力), or pairs of kanji (水族 of
// 水族館), number and counter (十二月), or what stands between dots.
Word make_word(const Token& token, Tokenizer& tokenizer);

}  // namespace musubi
