// sentence.h - how the words of a question or a sentence are looked for.
#pragma once
#include <vector>

#include "searcher/plan/word_planner.h"

namespace musubi {

// A hit holds one of the words that tell most, or one of the names.  The common ones, which
// together tell no more than half of it all, add to its score only: a document that has nothing
// but those is none that was asked for.
Query sentence_query(const std::vector<WordGroup>& words, const Field* field,
                     const Lexicon& lexicon, WordPlanner& planner);

}  // namespace musubi
