// folded_characters.h - the letters of a text one by one, folded on the fly.
//
// A stand-in for normalize() where a text is only looked at, fast enough to
// read hundreds of documents for one query.
#pragma once
#include <cstddef>
#include <string_view>

namespace musubi {

// What is no letter and no digit: blanks, punctuation, symbols.
inline constexpr char32_t kNoLetter = 0;

// As normalize() folds the character alone (its first letter where it becomes
// several), or kNoLetter.  Safe to call from any thread.
char32_t fold_character(char32_t c);

// The folded character that starts at byte `at`, which is moved behind it.
char32_t next_folded_character(std::string_view text, std::size_t& at);

}  // namespace musubi
