// text_likelihood.h - how likely a decoded text is in a language: how encodings are told apart.
//
// Bytes that are read in a wrong encoding give characters, but not those that anybody writes.
// The sum of log_likelihood() over all characters of some bytes, decoded in each of several
// encodings, is greatest for the one that they were written in.
#pragma once
#include <cstdint>

namespace musubi {

enum class Writing {
  Japanese,
  SimplifiedChinese,
  TraditionalChinese,
  Korean,
  Alphabet,  // one of small letters and capitals, or none: Latin, Cyrillic, Greek, Thai, …
};

// The logarithm of how likely the character is in a text of that writing, behind `before` (U+000A
// at the beginning).  The same for all where it is ASCII.
double log_likelihood(Writing writing, char32_t c, char32_t before);

// Of bytes that are no character.
inline constexpr double kIllFormedLikelihood = -25;

}  // namespace musubi
