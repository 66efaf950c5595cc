// written_together.h - two words of the index that stand in a query as one: データベース,
// sistercity.
#pragma once
#include <string>
#include <vector>

#include "searcher/plan/lexicon.h"

namespace musubi {

// Two words that `term`, which is in katakana or Latin letters, may be written together from;
// none if it is no such term.
std::vector<std::string> words_written_together(const std::string& term, const Lexicon& lexicon);

}  // namespace musubi
