// begun_compound.h - kana of a compound whose last word is not typed to its end: けいざいこうりゅ.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "searcher/plan/expander.h"
#include "searcher/plan/lexicon.h"

namespace musubi {

struct BegunCompound {
  std::string head;                // katakana of the words in front: ケイザイ
  std::string tail;                // what is there of the last one: コウリュ
  std::vector<std::string> words;  // terms of the index that are read so: 交流
};

// With as short a head as there is; nothing where the kana are no such words.
std::optional<BegunCompound> begun_compound(const std::string& katakana, const Expander& expander,
                                            const Lexicon& lexicon);

}  // namespace musubi
