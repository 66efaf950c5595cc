// half_typed.h - words that an input method, or a habit of writing, left half in kana: 図しょ,
// 行せい.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "searcher/plan/lexicon.h"

namespace musubi {

// Whether `word` is of a few kanji and of two hiragana and more.
bool may_be_half_typed(std::string_view word);

// Terms of the index that are read as `word` is and have all of its kanji, and others: 図書.
std::vector<std::string> half_typed_as(std::string_view word, const Lexicon& lexicon);

// The most frequent term whose reading begins so, with all of its kanji: 研究 of 研きゅ.  Empty
// where there is none.
std::string half_typed_beginning(std::string_view word, const Lexicon& lexicon);

}  // namespace musubi
