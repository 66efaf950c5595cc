// spelling_words.h - words that IPADIC lacks only in one spelling.
//
// Kana that it has no word for is cut into pieces without sense (だい|れん); so the
// hiragana of its nouns and of the gazetteer's places become words of their own.
// Their costs are high: they win only where no ordinary words fit.
#pragma once
#include <string>
#include <vector>

#include "common/analysis/dictionary/ipadic_table.h"
#include "common/gazetteer/gazetteer.h"

namespace musubi {

struct SpellingWord {
  std::string surface;
  int context_id = 0;
  int cost = 0;
  std::string part_of_speech;
  std::string reading;
  std::string conjugation = "*", form = "*";
  std::string base = {};  // the word that it is one with; empty: itself
};

// In a fixed order.  These kinds:
//   hiragana readings of nouns and places: ほっかいどう, だいれん, あおもりけん;
//   place names that IPADIC reads in another way than the gazetteer: 大連 ダイレン;
//   names with another of ヶ ケ が, ノ の 之, or without it: 袖が浦, 市谷, 虎の門;
//   御 for お and ご, and back: 御茶; things that are made: まちづくり;
//   words with less or more okurigana: 申込み, 申込, 繰返す, 行なう; without 々: 佐佐木;
//   words whose kanji were replaced, and those written with kana for a kanji: 聯合 is
//   連合, 廻る is 回る, 障がい is 障害;
//   what belongs to an authority: 村議会, 府警察;
//   names that begin with another place's name: 中国地方.
std::vector<SpellingWord> spelling_words(const std::vector<IpadicWord>& ipadic,
                                         const std::vector<Place>& places);

// A row of a MeCab user dictionary, with its newline.
std::string to_csv(const SpellingWord& word);

}  // namespace musubi
