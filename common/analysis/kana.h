// kana.h - which script a word is written in, and its other kana spelling.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

enum class Script { Hiragana, Katakana, Kanji, Latin, Other };

// Of one character; ー, which both kana use, counts as katakana.
Script script_of(char32_t c);

bool is_hiragana(std::string_view word);  // nothing else but ー; not for an empty word
bool is_katakana(std::string_view word);
bool is_kana(std::string_view word);
bool is_latin(std::string_view word);  // a to z and digits, one letter at least
bool has_kanji(std::string_view word);

std::string to_katakana(std::string_view word);  // other characters are left alone
std::string to_hiragana(std::string_view word);

// The kanji of a word in their order: 引っ越し -> 引越.
std::string kanji_of(std::string_view word);

}  // namespace musubi
