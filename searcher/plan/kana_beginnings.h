// kana_beginnings.h - how what is typed so far of a word may be read.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// In katakana, three kana or longer: カンコ for かんこ, and for dair ダイラ, ダイリ and so on.
// Empty where the text is neither kana nor romaji.
std::vector<std::string> kana_beginnings(std::string_view normalized);

}  // namespace musubi
