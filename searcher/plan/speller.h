// speller.h - a likelier query where a word is misspelt.
//
// Corrections are words of the index that one or two letters or kana make of what was typed
// (nearest_spelling.h).  For kanji see kanji_speller.h.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/analysis/analyzer.h"
#include "searcher/plan/lexicon.h"

namespace musubi {

struct Correction {
  std::string query;
  bool is_other_word = false;  // a word that was typed is no slip: どうみん is not どうねん
};

// `query` with each unknown word made the likeliest known one; none if there is nothing to
// correct or nothing to correct it by.
std::optional<Correction> corrected_query(std::string_view query, Analyzer& analyzer,
                                          const Lexicon& lexicon);

}  // namespace musubi
