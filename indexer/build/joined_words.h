// joined_words.h - the words of a text that something cuts in two.
//
// The analyzer reads a text as it stands, where a line end or a blank parts words.  Here its
// letters are read once more without them, near those places only.
#pragma once
#include <functional>

#include "common/analysis/analyzer.h"
#include "common/analysis/letters.h"

namespace musubi {

// Calls `take` for each term that reaches over a joint (国際交|流, 友　好).  Its begin and end
// say nothing.
void for_each_joined_word(const JoinedLetters& text, Analyzer& analyzer,
                          const std::function<void(const AnalyzedTerm&)>& take);

}  // namespace musubi
