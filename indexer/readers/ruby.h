// ruby.h - the notation of ruby in plain text, as the library Aozora has it.
//
// ｜弘前《ひろさき》 is the word 弘前 and how it is read; ［＃…］ is a note for whoever sets the
// text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

struct WordReading {
  std::string word, reading;
};

struct BareText {
  std::string text;
  std::vector<WordReading> readings;  // each once, in order of appearance
  std::size_t lost_reading_count = 0;
};

// Kana or letters: what else is set as ruby is a note.
bool is_reading(std::string_view text);

// With HTML's ruby elements in that notation: <ruby>観<rt>かん</rt>光<rt>こう</rt></ruby> is
// ｜観光《かんこう》.
std::string with_plain_ruby(std::string_view text);

// The text without its notation.  What only looks like it, as 《 》 around a title, stays.
BareText without_ruby(std::string_view text);

}  // namespace musubi
