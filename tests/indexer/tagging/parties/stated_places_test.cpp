#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;
using musubi::test::tagged;

namespace {

using Values = std::vector<std::string>;

Values partners_of_row(const std::string& country, const std::string& partner) {
  Document row;
  row.title = "友好都市の提携";
  if (!country.empty()) row.country = {country};
  row.partner = partner;
  return tagged(std::move(row)).partners;
}

}  // namespace

TEST_CASE("the row's country and the kind that is written choose among places of one name",
          "[tagging][partners]") {
  struct Row {
    std::string country, partner, place;
  };
  const auto row = GENERATE(values<Row>({
      {"中国", "広州市", "中国/広州市"},
      {"韓国", "光州広域市", "韓国/光州広域市"},
      {"ロシア", "サハリン州", "ロシア/サハリン州"},
      {"ロシア", "イルクーツク州", "ロシア/イルクーツク州"},
      {"ロシア", "イルクーツク市", "ロシア/イルクーツク"},
      {"ロシア", "モスクワ州", "ロシア/モスクワ州"},
      {"ロシア", "モスクワ市", "ロシア/モスクワ"},
      {"ブラジル", "サンパウロ州", "ブラジル/サンパウロ州"},
      {"ブラジル", "ブラジル/サンパウロ州", "ブラジル/サンパウロ州"},
      {"ブラジル", "サンパウロ市", "ブラジル/サンパウロ"},
      {"ブラジル", "São Paulo", "ブラジル/サンパウロ"},
      {"アメリカ", "New York", "米国/ニューヨーク"},
      {"アメリカ", "ニューヨーク", "米国/ニューヨーク"},
      {"アメリカ", "ジョージア州", "米国/ジョージア州"},
      {"アメリカ", "オレゴン市", "米国/オレゴン市"},
      {"アメリカ", "ハノーバー市", "米国/ハノーバー市"},
      {"インドネシア", "バリ州", "インドネシア/バリ州"},
      {"ベトナム", "ハイフォン市", "ベトナム/ハイフォン市"},
      {"タイ", "チェンマイ県", "タイ/チェンマイ県"},
      {"タイ", "チェンマイ市", "タイ/チェンマイ"},
      {"タイ", "チェンライ県", "タイ/チェンライ県"},
      {"スペイン", "マドリード州", "スペイン/マドリード州"},
      {"スペイン", "バレンシア州", "スペイン/バレンシア州"},
      {"スペイン", "バレンシア市", "スペイン/バレンシア"},
      {"ニュージーランド", "カンタベリー", "ニュージーランド/カンタベリー地方"},
      {"", "広州市", "中国/広州市"},
      {"シンガポール", "シンガポール", "シンガポール"},
      {"フランス", "リヨン市", "フランス/リヨン市"},
  }));
  INFO(row.country << " " << row.partner);
  CHECK(partners_of_row(row.country, row.partner) == Values{row.place});
}

TEST_CASE("every name of a cell is a partner, whether a table knows it or not",
          "[tagging][partners]") {
  for (const std::string joint :
       {"、", "・", "／", "/", ";", "；", " ", "　", "，", "と", "及び"}) {
    INFO(joint);
    CHECK(partners_of_row("フランス", "パリ市" + joint + "ナンシイ市") ==
          Values{"フランス/パリ", "フランス/ナンシイ市"});
    CHECK(partners_of_row("フランス", "ナンシイ市" + joint + "モンテロサ町") ==
          Values{"フランス/ナンシイ市", "フランス/モンテロサ町"});
  }
  CHECK(partners_of_row("中国", "大連市・リヨン市") == Values{"中国/大連市", "フランス/リヨン市"});
  CHECK(partners_of_row("中国", "中国広東省広州市") == Values{"中国/広東省", "中国/広州市"});
  CHECK(partners_of_row("米国", "セント・ピーターズバーグ市、サンタオラ市") ==
        Values{"米国/セント・ピーターズバーグ", "米国/サンタオラ市"});
  CHECK(partners_of_row("米国", "サン・タオラ市、モン・テロサ市") ==
        Values{"米国/サン・タオラ市", "米国/モン・テロサ市"});
  CHECK(partners_of_row("米国", "セント・ピーターズバーグ") ==
        Values{"米国/セント・ピーターズバーグ"});
  CHECK(partners_of_row("米国", "カリフォルニア州サンタオラ市") ==
        Values{"米国/カリフォルニア州", "米国/サンタオラ市"});
}

TEST_CASE("what only tells of a name in a cell is no partner", "[tagging][partners]") {
  CHECK(partners_of_row("中国", "大連市（友好都市）") == Values{"中国/大連市"});
  CHECK(partners_of_row("中国", "友好都市広州市") == Values{"中国/広州市"});
  CHECK(partners_of_row("韓国", "慶州市（キョンジュ市）") == Values{"韓国/慶州市"});
  CHECK(partners_of_row("ドイツ", "フランクフルト・アム・マイン市") ==
        Values{"ドイツ/フランクフルト"});
}
