// kana_beginnings.h - how what is typed so far of a word may be read.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// In katakana, three kana or longer: かんこ is カンコ, dair ダイラ, ダイリ and so on.  None of
// what is neither kana nor romaji.
std::vector<std::string> kana_beginnings(std::string_view normalized);

}  // namespace musubi
