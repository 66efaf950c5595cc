// kana_beginnings.h - how what is typed so far of a word may be read.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// In katakana: コウ for こう, コ for ko, and for dair ダイラ, ダイリ and so on.  Empty where the
// text is neither kana nor romaji of two letters at least.
std::vector<std::string> kana_beginnings(std::string_view normalized);

}  // namespace musubi
