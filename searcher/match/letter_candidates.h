// letter_candidates.h - the documents that may hold a phrase, by its pairs of letters.
#pragma once
#include <cstdint>
#include <vector>

#include "common/index/letter_index.h"
#include "searcher/match/wording.h"

namespace musubi {

struct LetterCandidates {
  std::vector<std::uint32_t> documents;  // ascending
  bool are_certain = false;              // to hold it: no text need be read
};

// Every document that holds the wording is among them.
LetterCandidates letter_candidates(const Wording& wording, const LetterIndex& index);

}  // namespace musubi
