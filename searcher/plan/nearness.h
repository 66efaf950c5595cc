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

// `query` as another way to find a word that was typed.  By itself it scores by its own rarity,
// `own`; as that way it scores by the rarity of the word, `typed`, less the farther it is from it:
// what is nearer scores above what is farther, however often that occurs in however short a text.
// own 0: the query says nothing of its rarity, which is left as it is.
Query weighed(const Query& query, Nearness nearness, double own, double typed);

// The same for a term of hidden_terms.h, whose own rarity says nothing.
Query hidden(const std::string& term, Nearness nearness, double typed);

}  // namespace musubi
