#include "common/analysis/sound.h"

#include "tests/catch.h"

using musubi::hepburn_of_katakana;
using musubi::katakana_of_romaji;
using musubi::LongVowels;
using musubi::loose_sound;

TEST_CASE("wavering spellings of a katakana word sound the same", "[analysis]") {
  struct Row {
    std::string one, other;
    bool same;
  };
  const auto row = GENERATE(values<Row>({
      {"インターフェース", "インタフェース", true},
      {"インターフェイス", "インターフェース", true},
      {"ディジタル", "デジタル", true},
      {"ダイヤモンド", "ダイアモンド", true},
      {"フィリピン", "フイリピン", true},
      {"ルイ・ヴィトン", "ルイヴィトン", true},
      {"コート", "コード", false},
      {"ホッカイドウ", "ホッカイド", false},
  }));
  INFO(row.one << " " << row.other);
  const bool same =
      loose_sound(row.one, LongVowels::Marked) == loose_sound(row.other, LongVowels::Marked);
  CHECK(same == row.same);
}

TEST_CASE("romaji may leave long vowels out", "[analysis]") {
  CHECK(loose_sound("ホッカイドウ", LongVowels::Spelled) ==
        loose_sound("ホッカイド", LongVowels::Spelled));
  CHECK(loose_sound("オオサカ", LongVowels::Spelled) == loose_sound("オサカ", LongVowels::Spelled));
}

TEST_CASE("romaji of any school is read as kana", "[analysis]") {
  struct Row {
    std::string romaji, katakana;
  };
  const auto row = GENERATE(values<Row>({
      {"hokkaidou", "ホッカイドウ"},
      {"hukusima", "フクシマ"},
      {"fukushima", "フクシマ"},
      {"tyuugoku", "チュウゴク"},
      {"chuugoku", "チュウゴク"},
      {"gunma", "グンマ"},
      {"gumma", "グンマ"},
      {"shimbun", "シンブン"},
      {"jin'in", "ジンイン"},
      {"matcha", "マッチャ"},
      {"kitte", "キッテ"},
      {"agreement", ""},
      {"xyz", ""},
      {"", ""},
      {"covid19", ""},
  }));
  INFO(row.romaji);
  CHECK(katakana_of_romaji(row.romaji).value_or("") == row.katakana);
}

TEST_CASE("kana are written in Hepburn", "[analysis]") {
  struct Row {
    std::string katakana, romaji;
  };
  const auto row = GENERATE(values<Row>({
      {"ダイレン", "dairen"},
      {"ホッカイドウ", "hokkaidou"},
      {"フジサン", "fujisan"},
      {"マッチャ", "matcha"},
      {"コンピューター", "konpyuta"},
      {"シャチョウ", "shachou"},
      {"", ""},
  }));
  INFO(row.katakana);
  CHECK(hepburn_of_katakana(row.katakana) == row.romaji);
}
