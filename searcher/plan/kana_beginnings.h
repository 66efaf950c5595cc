// kana_beginnings.h - how what is typed so far of a word may be read.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// Less would be the beginning of thousands of words.
inline constexpr std::size_t kLeastKanaOfBeginning = 3;

// In katakana, no shorter than that: カンコ for かんこ, and for dair ダイラ, ダイリ and so on.
// Empty where the text is neither kana nor romaji.
std::vector<std::string> kana_beginnings(std::string_view normalized);

}  // namespace musubi
