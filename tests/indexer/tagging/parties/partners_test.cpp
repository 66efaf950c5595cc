#include "indexer/tagging/parties/partners.h"

#include <string>

#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using musubi::test::tagged;

TEST_CASE("what only says where a stated partner lies is left out", "[tagging]") {
  CHECK(tagged("提携情報",
               "自治体名　新潟県長岡市\n提携先　　アメリカ合衆国テキサス州フォートワース市\n"
               "提携年月日　昭和62年11月8日")
            .partner == "米国/フォートワース市");
}

TEST_CASE("a state in brackets behind its country is none beside its town", "[tagging]") {
  const std::string sheet =
      "国名：アメリカ合衆国（オレゴン州）\n締結日：1999年6月2日\n本市側：茨城県常陸太田市";
  CHECK(tagged("姉妹都市データ", "都市名：ベンド市（City of Bend）\n" + sheet).partner ==
        "米国/ベンド市");
  CHECK(tagged("姉妹州データ", sheet).partner == "米国/オレゴン州");
}

TEST_CASE("a line end in a name is no part of it", "[tagging]") {
  CHECK(tagged("ブラジル・パラナ州との交流",
               "兵庫県は、移住者の縁により、昭和45年5月23日にパ\nラナ州と友好提携を行った。")
            .partner == "ブラジル/パラナ州");
}

TEST_CASE("a sight in the title is no partner", "[tagging]") {
  CHECK(tagged("群馬県×ハロン湾 観光の協定",
               "県は3月22日、ベトナム・クアンニン省と観光の促進に関する協定に調印しました。世界遺産"
               "ハロン湾と県内の温泉を結びます。")
            .partner == "ベトナム/クアンニン省");
  CHECK(
      tagged("南市とハロン市の協定", "南市は、ベトナムのハロン市と協定に調印しました。").partner ==
      "ベトナム/ハロン市");
}

TEST_CASE("what the prefecture does is no tie of the town", "[tagging]") {
  const std::string town = "三好市は米国のザ・ダルズ市と姉妹都市となり、訪問団を送ってきた。";
  const std::string prefecture = "徳島県では、ドイツのニーダーザクセン州と友好交流を続けている。";
  CHECK(tagged("三好市の姉妹都市", town + prefecture).partner == "米国/ザ・ダルズ市");
  CHECK(tagged("徳島県の交流", prefecture).partner == "ドイツ/ニーダーザクセン州");
}
