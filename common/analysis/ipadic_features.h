// ipadic_features.h - what IPADIC says of a word, as MeCab gives it.
#pragma once
#include <mecab.h>

#include <array>
#include <string_view>

#include "common/analysis/tokenizer.h"

namespace musubi {

// 品詞,細分類1,細分類2,細分類3,活用型,活用形,原形,読み,発音.
enum Feature { kPos, kPosDetail, kPosMore, kForm = 5, kBase = 6, kReading = 7, kFeatureCount = 9 };

using Features = std::array<std::string_view, kFeatureCount>;

// Views into `csv`; those that it lacks are empty.
Features split_features(const char* csv);

PartOfSpeech part_of_speech(const Features& features);

// Whether the word may be a piece of a compound, names of places and organizations included.
bool is_noun_of_compounds(const Features& features);

// The same, but for names.
bool is_common_noun(const Features& features);

inline bool is_known(const MeCab::Node& node) {
  return node.stat == MECAB_NOR_NODE;
}

// Calls `take` with the features of each dictionary word that is written as `word`.
template <typename Take>
void for_each_entry(const MeCab::Model& model, MeCab::Lattice& lattice, std::string_view word,
                    Take take) {
  lattice.clear();
  for (const auto* node = model.lookup(word.data(), word.data() + word.size(), &lattice);
       node != nullptr; node = node->bnext) {
    if (is_known(*node) && node->length == word.size()) take(split_features(node->feature));
  }
}

}  // namespace musubi
