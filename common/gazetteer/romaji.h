// romaji.h - one form for the ways to write Japanese names in Latin letters.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// A key that Hepburn, Kunrei and Nihon romaji of one name share, long vowels
// written or not: hukusima, fukushima -> fukushima; toukyou, tookyoo, tokyo ->
// tokyo; gumma, gunma -> gunma.  `folded` is a name as fold_name() gives it.
// Different names can share a key; it is for names typed, not for terms.
std::string romaji_key(std::string_view folded);

// Letters a to z only, and at least one.
bool is_romaji(std::string_view folded);

}  // namespace musubi
