// nearest_spelling.h - the word of the index that a misspelt one was likely meant to be.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/plan/lexicon.h"

namespace musubi {

// In a large index a word that only few documents have is more likely a slip itself: one document,
// and another for so many of all that are searched.
inline constexpr std::uint64_t kDocumentsPerSpelling = 20'000;

// A word that so many edits at most make of `word`: insertions, deletions, replacements, and swaps
// of neighbours.  Of several the nearest, of these the most frequent; empty where there is none,
// and where `word` itself is more frequent than it.
std::string nearest_spelling(const Lexicon& lexicon, std::string_view word, std::size_t max_edits,
                             std::uint64_t documents_per_spelling = kDocumentsPerSpelling);

}  // namespace musubi
