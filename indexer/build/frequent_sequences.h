// frequent_sequences.h - tells which sequences of letters very many documents have, and puts what
// they begin into letters.bin.
//
// They are chosen from a sample of the documents, pairs and then longer ones, and all texts are
// read once more for them.  What is chosen changes no answer, only how many texts a phrase has to
// be looked for in: mostly no more than have its rarest sequence.
#pragma once
#include <cstdint>
#include <filesystem>

#include "common/result.h"

namespace musubi {

// A sequence stands for a letter where more documents have it than both, unless their lists
// would make the file grow too much: then twice as many have to, or four times as many.
struct SequenceBounds {
  std::uint32_t documents = 1000;  // whose texts are read in some 10 ms
  double share = 0.01;             // of all
  double growth = 1;               // of the lists, by as much again
};

// For a generation that is being built.  `scratch`: a folder for intermediate files.
Result<void> index_sequences(const std::filesystem::path& generation,
                             const std::filesystem::path& scratch, unsigned threads,
                             SequenceBounds bounds = {});

// The same where updates have brought a pair that is no sequence to twice as many documents.
Result<void> refresh_sequences(const std::filesystem::path& generation,
                               const std::filesystem::path& scratch, unsigned threads,
                               SequenceBounds bounds = {});

}  // namespace musubi
