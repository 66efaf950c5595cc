// tsv.h - the hits of an answer as a table for other programs.
#pragma once
#include <string>

#include "searcher/answer.h"

namespace musubi {

// A header line, then one line per hit: rank score id title prefecture country
// domain organization partner date url path snippet.  Several values of one
// column are joined by ";".  No value contains a tab or a control character.
std::string present_tsv(const Answer& answer);

}  // namespace musubi
