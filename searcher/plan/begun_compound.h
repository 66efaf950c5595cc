// begun_compound.h - kana of a compound whose last word is not typed to its end: けいざいこうりゅ.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "searcher/plan/expander.h"
#include "searcher/plan/lexicon.h"

namespace musubi {

struct BegunCompound {
  std::string head;                     // katakana of the words in front: ケイザイ
  std::string tail;                     // what is there of the last one: コウリュ
  std::vector<std::string> words = {};  // terms of the index that are read so: 交流
  bool has_more = false;                // some of them were left out
};

// All ways to part the kana so, with the shortest head first: キュウ|カケイ, キュウカ|ケイ.
std::vector<BegunCompound> begun_compounds(const std::string& katakana, const Expander& expander,
                                           const Lexicon& lexicon);

// A single kana of the last word begins thousands of others: the most frequent of them.
inline constexpr std::size_t kMaxWordsOfOneKana = 100;

// All but the last kana, ケイザイ of ケイザイコ, where words are read so.
std::optional<std::string> words_before_last_kana(const std::string& katakana,
                                                  const Expander& expander);

// With one kana of the last word: ケイザイ|コ.  None where no words are read as the others.
std::optional<BegunCompound> compound_with_one_kana(const std::string& katakana,
                                                    const Expander& expander,
                                                    const Lexicon& lexicon);

}  // namespace musubi
