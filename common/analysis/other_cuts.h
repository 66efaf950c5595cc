// other_cuts.h - the words that a run of kanji may be cut into as well.
//
// 県庁舎 is cut 県|庁舎, and 県庁|舎 is hardly less likely: a reader sees 県庁 in it.  Words that
// straddle others (物流 in 農産物流通) are much less likely than the best cut, and are none, as are
// those that begin or end inside of a place (京都 in 東京都), and those that leave a single kanji
// of a word that is no affix (業者 in 漁業|者|数).
#pragma once
#include <mecab.h>

#include <functional>

#include "common/analysis/ipadic_features.h"

namespace musubi {

// What a word can be in a run of kanji.
struct RoleInRun {
  bool is_place = false;        // 京都, 市
  bool may_be_another = false;  // a noun of compounds, a prefix or a suffix
  bool is_prefix = false;       // 新, 諸
  bool is_suffix = false;       // 者, 長
};
RoleInRun role_in_run(const Features& features);

// Of a word on the lattice, by the features of its entry.
using RoleOf = std::function<RoleInRun(const MeCab::Node&)>;

// Of the words on the lattice, which has been parsed, those that are not on the best path, begin
// or end where a word of it does and are nearly as likely, or are all of a run of kanji.
void for_each_other_word(const MeCab::Lattice& lattice, const MeCab::Model& model,
                         const RoleOf& role_of,
                         const std::function<void(const MeCab::Node&)>& take);

}  // namespace musubi
