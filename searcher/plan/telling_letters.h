// telling_letters.h - whether a text of a query is to be looked up by its letters.
#pragma once
#include <string_view>

namespace musubi {

// Letters of scripts that the tokenizer takes for signs, and kanji that it does not know.
bool has_letter_of_no_word(std::string_view text);

// C++, C#, .NET.
bool has_sign_of_name(std::string_view text);

bool is_one_kanji(std::string_view normalized);

}  // namespace musubi
