// kana_beginnings.h - how what is typed so far of a word may be read.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

inline constexpr std::size_t kLeastKanaOfBeginning = 2;

// In katakana, no shorter than that: コウ for こう, and for dair ダイラ, ダイリ and so on.
// Empty where the text is neither kana nor romaji.
std::vector<std::string> kana_beginnings(std::string_view normalized);

}  // namespace musubi
