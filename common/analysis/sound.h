// sound.h - which kana spellings may stand for one word.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

// Long vowels that loose_sound() takes for short ones.
enum class LongVowels {
  Kept,     // none: ビル is not ビール
  Marked,   // ー, as foreign words waver: インターフェース, インタフェース
  Spelled,  // ou, oo, uu and ei too, which romaji may leave out: ホッカイドウ, Hokkaido
};

// A key that the wavering spellings of a katakana word share: long vowels, small
// vowels, ティ and チ, ディ and デ, ヅ and ズ, ヤ behind an i.  Not to be shown.
std::string loose_sound(std::string_view katakana, LongVowels long_vowels);

// In Hepburn, long vowels spelt out (ou) and ー left out.  Other characters go.
std::string hepburn_of_katakana(std::string_view katakana);

// Hepburn, Kunrei or Nihon romaji in lower case without macrons as katakana; nothing
// where `latin` is no romaji.
std::optional<std::string> katakana_of_romaji(std::string_view latin);

}  // namespace musubi
