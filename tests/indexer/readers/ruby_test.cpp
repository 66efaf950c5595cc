#include "indexer/readers/ruby.h"

#include "tests/catch.h"

namespace musubi::test {

TEST_CASE("ruby notation leaves the word and gives its reading", "[readers]") {
  struct Row {
    std::string why, raw, text, readings;
  };
  const auto row = GENERATE(values<Row>({
      {"after kanji", "青森県の弘前《ひろさき》市", "青森県の弘前市", "弘前=ひろさき "},
      {"a bar where the word begins", "大｜弘前《ひろさき》市", "大弘前市", "弘前=ひろさき "},
      {"a word of kana and kanji", "｜ロンドン警視庁《スコットランドヤード》", "ロンドン警視庁",
       "ロンドン警視庁=スコットランドヤード "},
      {"each once", "弘前《ひろさき》と弘前《ひろさき》", "弘前と弘前", "弘前=ひろさき "},
      {"marks of repetition", "時々《ときどき》", "時々", "時々=ときどき "},
      {"a note goes", "協定［＃「協定」に傍点］を結ぶ［＃改ページ］", "協定を結ぶ", ""},
      {"a character that no font has", "※［＃「土へん＋竒」、U+57FC、10-3］玉県", "埼玉県", ""},
      {"one that is only described", "※［＃「木＋靈」、第3水準1-86-29］子窓《れんじまど》", "※子窓",
       "※子窓=れんじまど "},
      {"a title in these brackets is none", "《お知らせ》と「弘前《A&B》」",
       "《お知らせ》と「弘前《A&B》」", ""},
      {"behind kana there is no word", "これは《ひろさき》", "これは《ひろさき》", ""},
      {"brackets that nothing ends", "弘前《ひろさき", "弘前《ひろさき", ""},
      {"a bar alone", "くらし｜しごと", "くらし｜しごと", ""},
      {"not beyond a line", "［＃改\n行］", "［＃改\n行］", ""},
      {"nothing", "", "", ""},
  }));
  INFO(row.why);
  const BareText bare = without_ruby(row.raw);
  CHECK(bare.text == row.text);
  std::string readings;
  for (const auto& [word, reading] : bare.readings) readings += word + "=" + reading + " ";
  CHECK(readings == row.readings);
}

TEST_CASE("ruby elements of HTML are taken for the notation of plain text", "[readers]") {
  struct Row {
    std::string raw, plain;
  };
  const auto row = GENERATE(values<Row>({
      {"<ruby>観<rt>かん</rt>光<rt>こう</rt></ruby>課", "｜観光《かんこう》課"},
      {"<ruby><rb>弘前</rb><rp>(</rp><rt>ひろさき</rt><rp>)</rp></ruby>", "｜弘前《ひろさき》"},
      {"<ruby class=\"a\">港</ruby>と<ruby>湾", "港と<ruby>湾"},
      {"<ruby", "<ruby"},
      {"<ruby>港<rt></ruby>", "港"},
      {"<ruby>港<", "<ruby>港<"},
      {"", ""},
  }));
  CHECK(with_plain_ruby(row.raw) == row.plain);
}

}  // namespace musubi::test
