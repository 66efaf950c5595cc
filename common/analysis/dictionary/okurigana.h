// okurigana.h - how much of a word's reading stands in kana behind its kanji.
//
// 「送り仮名の付け方」 (1973, amended 2010) allows several spellings of many words, and
// people write more: 打ち合わせ, 打合せ, 打合; 行う, 行なう; 集まる, 集る.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/analysis/dictionary/ipadic_table.h"

namespace musubi {

class Okurigana {
 public:
  explicit Okurigana(const std::vector<IpadicWord>& ipadic);

  // The word with less or more okurigana; whether these are words of IPADIC's too is not
  // looked at.  None for names, and for words with other characters than kanji and kana.
  std::set<std::string> spellings(const IpadicWord& word) const;

 private:
  // 打ち of 打つ: the kana behind the kanji, and the reading of both.
  struct Stem {
    std::string kana, reading;
  };

  void add_stem(const IpadicWord& verb);
  bool is_stem(const std::string& kanji, const std::string& kana) const;
  std::set<std::string> with_added_stems(const IpadicWord& word) const;
  void add_shortened(const std::string& surface, const IpadicWord& word,
                     std::set<std::string>& spellings) const;

  std::map<std::string, std::vector<Stem>> stems_;  // by the kanji
};

}  // namespace musubi
