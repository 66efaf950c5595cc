// telling_letters.h - whether a text of a query is to be looked up by its letters.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "searcher/plan/word_groups.h"

namespace musubi {

// Letters of scripts that the tokenizer takes for signs, and kanji that it does not know.
bool has_letter_of_no_word(std::string_view text);

// C++, C#, .NET, snake_case, 3.11.2; a date is none.
bool has_sign_of_name(std::string_view text);

// The stretches between `words` that have letters of other scripts than Japanese and Latin.
std::vector<std::string> letters_between(std::string_view normalized,
                                         const std::vector<WordGroup>& words);

// デ－タ with the long vowel that its dash was typed for; empty where there is none.
std::string with_long_vowels(std::string_view text);

bool is_one_kanji(std::string_view normalized);

}  // namespace musubi
