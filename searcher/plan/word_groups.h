// word_groups.h - a piece of free text as the words that it is to be found by.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"

namespace musubi {

// One word of a query with the other ways to find it.
struct WordGroup {
  std::string term;
  std::size_t begin = 0, end = 0;  // bytes in the normalized text
  PartOfSpeech part_of_speech = PartOfSpeech::Other;
  std::vector<std::string> parts;       // of a compound: all of them stand for it
  std::vector<std::string> homographs;  // each of them may be meant instead
  std::vector<WordGroup> joined_words;  // what a joined term was written together from
  bool is_abbreviation = false;         // typed in capitals: ODA
};

// The first `limit` words of a normalized text.
std::vector<WordGroup> word_groups(std::string_view normalized, Analyzer& analyzer,
                                   std::size_t limit);

}  // namespace musubi
