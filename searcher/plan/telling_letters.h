// telling_letters.h - whether a text of a query is to be looked up by its letters.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "searcher/plan/word_groups.h"

namespace musubi {

// `text` is as typed, `letters` are what letters_as_read() makes of it.

// Letters of scripts that the tokenizer takes for signs, and kanji that it does not know.
bool has_letter_of_no_word(std::u32string_view letters);

// C++, C#, .NET, snake_case, 3.11.2; a date is none.
bool has_sign_of_name(std::string_view text, std::u32string_view letters);

// データ where デ－タ was typed, a dash for the long vowel; empty where there is no such dash.
std::string with_long_vowels(std::string_view text, std::u32string_view letters);

// The stretches between `words` that have letters of other scripts than Japanese and Latin, as
// letters_as_read().
std::vector<std::u32string> letters_between(std::string_view normalized,
                                            const std::vector<WordGroup>& words);

bool is_one_kanji(std::string_view normalized);

}  // namespace musubi
