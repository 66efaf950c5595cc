// half_typed.h - words that an input method, or a habit of writing, left half in kana: 図しょ,
// 行せい.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/plan/lexicon.h"

namespace musubi {

inline constexpr std::size_t kMaxHalfTypedChars = 10;
inline constexpr std::size_t kMaxKanjiOfHalfTyped = 3;  // each is read in a few ways

// Whether `word` is of kanji and of two hiragana and more, and nothing else.
bool is_half_in_kana(std::string_view word);

// The same, no longer than what is looked up.
bool may_be_half_typed(std::string_view word);

// Terms of the index that are read as `word` is and have all of its kanji, and others: 図書.
std::vector<std::string> half_typed_as(std::string_view word, const Lexicon& lexicon);

// The most frequent term whose reading begins so, with all of its kanji: 研究 of 研きゅ.  Empty
// where there is none.
std::string half_typed_beginning(std::string_view word, const Lexicon& lexicon);

}  // namespace musubi
