// value_sounds.h - values of facets by how they are read: せんだい and sendai for 仙台市.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"

namespace musubi {

// What was typed in kana or romaji, so that long vowels make no difference; empty where it is
// neither, or a single sound.
std::string typed_sound(std::string_view typed);

// A value word by word, each in the same form; a word whose reading no dictionary has is empty.
using ValueSound = std::vector<std::string>;
ValueSound sound_of_value(std::string_view value, Analyzer& analyzer);

// The whole of it in katakana; a word whose reading no dictionary has stays as it is written.
std::string reading_of_value(std::string_view value, Analyzer& analyzer);

// Whether a word of it, or several in a row, begin so.
bool has_sound(const ValueSound& value, std::string_view typed);

// Whether it is no more than that, but for a last word that says what it is: 市 of 仙台市.
bool is_sound_of_all(const ValueSound& value, std::string_view typed, bool has_kind);

}  // namespace musubi
