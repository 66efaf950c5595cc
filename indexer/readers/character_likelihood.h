// character_likelihood.h - how likely a character is in each writing: what text_likelihood.h is
// made of.
#pragma once
#include <unicode/uniset.h>

#include <string_view>
#include <unordered_map>

namespace musubi {

// Of a character that only a wrong decoding gives.
inline constexpr double kNever = -20;
inline constexpr double kPrivate = -16;
inline constexpr double kAscii = -3;
inline constexpr double kSymbol = -9;
inline constexpr double kForeignLetter = -12;
inline constexpr double kRareIdeograph = -14;
inline constexpr double kMixedWord = -7;
inline constexpr double kBesideLetter = -2;

inline bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

inline bool is_ascii_letter(char32_t c) {
  return is_between(c | 0x20U, 'a', 'z');
}

inline bool is_ideograph(char32_t c) {
  return is_between(c, 0x3400, 0x9FFF) || is_between(c, 0xF900, 0xFAFF) || c >= 0x20000;
}

inline bool is_halfwidth_katakana(char32_t c) {
  return is_between(c, 0xFF65, 0xFF9F);
}

// Characters of a writing, the most frequent first, that share `share` of its texts.  The
// frequency falls with the rank (Zipf).
class Ranked {
 public:
  Ranked(std::u32string_view characters, double share);
  const double* find(char32_t c) const;

 private:
  std::unordered_map<char32_t, double> likelihoods_;
};

// Characters that share `share` of the texts of a writing, all alike.
class Alike {
 public:
  Alike(icu::UnicodeSet characters, double share);
  const double* find(char32_t c) const;

 private:
  icu::UnicodeSet characters_;
  double likelihood_;
};

// The characters of everyday use, as CLDR has them for a language.
icu::UnicodeSet everyday_characters(const char* language);

// The logarithm of how likely a character that is not ASCII is; `before`: the one before it.
double japanese_likelihood(char32_t c, char32_t before);
double simplified_chinese_likelihood(char32_t c);
double traditional_chinese_likelihood(char32_t c);
double korean_likelihood(char32_t c);
double alphabet_likelihood(char32_t c, char32_t before);

}  // namespace musubi
