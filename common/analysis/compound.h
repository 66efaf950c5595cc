// compound.h - where a word is cut into the words of the dictionary that it is made of.
#pragma once
#include <mecab.h>

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analysis/tokenizer.h"

namespace musubi {

// As Tokenizer::split_compound().  What `lattice` holds is lost.
std::vector<std::pair<std::size_t, std::size_t>> cut_compound(std::string_view word,
                                                              PartOfSpeech part_of_speech,
                                                              const MeCab::Model& model,
                                                              MeCab::Lattice& lattice);

}  // namespace musubi
