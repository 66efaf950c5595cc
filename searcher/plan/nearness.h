// nearness.h - how near another way to find a word comes to what was typed, and what it
// scores for that.
#pragma once
#include <string>

#include "searcher/plan/query.h"

namespace musubi {

// The nearest first.
enum class Nearness {
  AsTyped,
  SameWord,     // another spelling of the word, or another name of the place
  SameReading,  // a word that sounds so
  PartOfWord,   // a compound that holds it, or its parts
};

// `query`, which by itself would score by the rarity `own`, as a way to find a word of
// the rarity `typed`; own 0: its rarity is left as it is.  Nothing looser scores above
// what is nearer, however often it occurs in however short a text.
Query weighed(const Query& query, Nearness nearness, double own, double typed);

// The same for a term of hidden_terms.h, whose frequency says nothing.
Query hidden(const std::string& term, Nearness nearness, double typed);

}  // namespace musubi
