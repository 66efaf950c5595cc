// letter_kinds.h - what a character is for letters.h: a letter, a blank, a mark, nothing.
#pragma once
#include <cstdint>

namespace musubi {

// Most letters of Japanese, which need no look at Unicode's tables.
inline bool is_plain_letter(char32_t c) {
  return (c >= U'ぁ' && c <= U'ん') || (c >= U'ァ' && c <= U'ン') || (c >= U'一' && c <= 0x9FFF);
}

// Of a full-width form of ASCII.
inline char32_t narrow(char32_t c) {
  return c >= U'！' && c <= U'～' ? c - (U'！' - U'!') : c;
}

inline bool is_katakana_letter(char32_t c) {
  return (c >= U'ァ' && c <= U'ヺ') || c == U'ー';
}

// Dashes that are typed for ー.
inline bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D || c == 0x2500 ||
         c == 0x2501 || c == 0xFE63;
}

// Marks of other scripts belong to their letters; emoji are words.
bool is_letter(char32_t c);

// Whether a letter is its own folded form wherever it stands, but before a sound mark.
bool is_own_letter(char32_t c);

// Kanji and kana, between which a blank says nothing.
bool is_japanese_letter(char32_t c);

// Whether two letters, one behind the other, belong to one word of a script whose words stand
// apart: Latin, Greek, Cyrillic, and numbers.
bool are_of_one_word(char32_t first, char32_t second);

// What one character is where it stands alone.
struct LetterKind {
  enum Value : std::uint32_t { Unknown, Letter, Several, Unseen, Blank, LineEnd, Mark };
  Value value = Unknown;
  char32_t letter = 0;
};

LetterKind kind_of(char32_t c);

}  // namespace musubi
