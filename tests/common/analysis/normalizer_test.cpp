#include "common/analysis/normalizer.h"

#include "common/text/utf8.h"
#include "tests/catch.h"

using musubi::normalize;
using musubi::normalize_with_offsets;

TEST_CASE("the normalizer folds the spellings of a text into one", "[analysis]") {
  struct Row {
    std::string why, raw, folded;
  };
  const auto row = GENERATE(values<Row>({
      {"half-width kana, voiced mark apart", "ﾃﾞｰﾀ", "データ"},
      {"full-width Latin capitals", "ＡＢＣ", "abc"},
      {"a square sign grows", "㍿", "株式会社"},
      {"era sign", "㍻16", "平成16"},
      {"decomposed voiced mark", "か\xE3\x82\x99", "が"},
      {"accent and macron", "Café Hokkaidō", "cafe hokkaido"},
      {"a ligature with an accent", "Ǽthelred, Ǿresund", "aethelred, oresund"},
      {"old kanji", "舊國學", "旧国学"},
      {"simplified Chinese", "大连国际发展、广州、沈阳", "大連国際発展、広州、沈陽"},
      {"variants in names", "髙﨑渡邉", "高崎渡辺"},
      {"beyond the basic plane", "𠮷", "吉"},
      {"variation selector", "葛\xF3\xA0\x84\x80", "葛"},
      {"ヴ and a small vowel", "ヴァヴィヴヴェヴォヴュ", "バビブベボビュ"},
      {"half-width ヴ", "ｳﾞｨ", "ビ"},
      {"different words stay apart", "斎斉", "斎斉"},
      {"the long vowel of a word stays", "サーバー", "サーバー"},
      {"ill-formed bytes", "a\xFF\xE3\x81z", "a\xEF\xBF\xBD\xEF\xBF\xBDz"},
      {"nothing in, nothing out", "", ""},
  }));
  INFO(row.why);
  CHECK(normalize(row.raw) == row.folded);
  CHECK(normalize_with_offsets(row.raw).text == row.folded);
}

// What has been normalized is handed on, and never needs it again.
TEST_CASE("normalizing twice changes nothing", "[analysis]") {
  std::string changed;
  for (char32_t c = 1; c <= 0x2FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string raw;
    musubi::append_utf8(raw, c);
    const std::string once = normalize(raw);
    if (normalize(once) != once) changed += raw + " ";
  }
  for (const char* raw :
       {"\u1100\u0301\u1161", "か\u0301\u3099", "e\u0301\u0323\u0308", "ヴ\u0301ァ",
        "カ\u3099\u0301", "ω\u0345\u0301", "ﾜ\u0301ﾞ", "𩸽\u0301", "\u0301"}) {
    const std::string once = normalize(raw);
    if (normalize(once) != once || normalize_with_offsets(raw).text != once) {
      changed += std::string(raw) + " ";
    }
  }
  CHECK(changed.empty());
}

TEST_CASE("a word of the normalized text is found again in what was written", "[analysis]") {
  struct Row {
    std::string raw, word, written;
  };
  const auto row = GENERATE(values<Row>({
      {"和ﾃﾞｰﾀ集", "データ", "ﾃﾞｰﾀ"},
      {"北ヴェトナム", "ベトナム", "ヴェトナム"},
      {"㈱港", "港", "港"},
      {"學校の髙橋", "高橋", "髙橋"},
      {"Ōsaka City", "osaka", "Ōsaka"},
  }));
  const auto normalized = normalize_with_offsets(row.raw);
  const std::size_t at = normalized.text.find(row.word);
  REQUIRE(at != std::string::npos);
  const auto [begin, end] = normalized.offsets.to_raw(at, at + row.word.size());
  CHECK(row.raw.substr(begin, end - begin) == row.written);
}
