// radicals.h - radicals that stand where the ideographs were meant that they look like.
#pragma once
#include <string>

namespace musubi {

// ⼤連 -> 大連, ⻘森 -> 青森: of a font that gives both the same glyph, a PDF names the wrong one,
// and so does what is copied out of it.  Unicode's EquivalentUnifiedIdeograph.txt says which is
// which.
std::string with_ideographs(std::string text);

// The same of a character: itself where it is no radical.
char32_t ideograph_of(char32_t c);

}  // namespace musubi
