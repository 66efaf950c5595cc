#include "common/gazetteer/gazetteer.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/common/gazetteer/table_file.h"

using namespace musubi;

namespace {

const std::filesystem::path kTables = std::filesystem::path(MUSUBI_TEST_FIXTURES) / "gazetteer";

const Gazetteer& gazetteer() {
  static const auto loaded = Gazetteer::load(kTables);
  REQUIRE(loaded.has_value());
  return *loaded;
}

// "青森県 大連市=中国/大連市": each mention as written, then the places that it may be.
std::string described(const std::string& text) {
  std::string all;
  std::size_t last = 0;
  for (const PlaceMention& mention : gazetteer().find_mentions(text)) {
    CHECK(mention.begin >= last);
    CHECK(mention.end > mention.begin);
    last = mention.end;
    all += all.empty() ? "" : " ";
    all += text.substr(mention.begin, mention.end - mention.begin) + "=";
    for (const Place* place : mention.places) {
      if (place != mention.places.front()) all += "|";
      all += place->parent.empty() ? place->name : place->parent + "/" + place->name;
    }
  }
  return all;
}

}  // namespace

TEST_CASE("a prefecture is known by every way to type it", "[gazetteer]") {
  struct Row {
    std::string typed, prefecture;
  };
  const auto row = GENERATE(values<Row>({
      {"青森県", "青森県"},     {"青森", "青森県"},
      {"あおもり", "青森県"},   {"あおもりけん", "青森県"},
      {"アオモリ", "青森県"},   {"ｱｵﾓﾘｹﾝ", "青森県"},
      {"Aomori", "青森県"},     {"ＡＯＭＯＲＩ", "青森県"},
      {"Aomori-ken", "青森県"}, {"Aomori Prefecture", "青森県"},
      {" 青 森 ", "青森県"},    {"北海道", "北海道"},
      {"Hokkaidō", "北海道"},   {"hokkaidou", "北海道"},
      {"Hukusima", "福島県"},   {"hukusima-ken", "福島県"},
      {"Tôkyô", "東京都"},      {"Tookyoo", "東京都"},
      {"toukyou-to", "東京都"}, {"Kyōto-fu", "京都府"},
      {"kyoto-hu", "京都府"},   {"Oosaka", "大阪府"},
      {"大坂", "大阪府"},       {"Gumma", "群馬県"},
      {"廣島県", "広島県"},
  }));
  INFO(row.typed);
  CHECK(gazetteer().prefecture(row.typed) == row.prefecture);
}

TEST_CASE("a municipality gives its prefecture unless several have one of that name",
          "[gazetteer]") {
  struct Row {
    std::string typed;
    std::optional<std::string> prefecture;
  };
  const auto row = GENERATE(values<Row>({
      {"仙台市", "宮城県"},
      {"仙台", "宮城県"},
      {"せんだいし", "宮城県"},
      {"せんだい", "宮城県"},
      {"Sendai City", "宮城県"},
      {"sendai-si", "宮城県"},
      {"syonai-mati", "山形県"},
      {"仙台市青葉区", "宮城県"},
      {"青葉区", "宮城県"},
      {"山形県庄内町", "山形県"},
      {"青森県上北郡東北町", "青森県"},
      {"福島県郡山市", "福島県"},
      {"福島県仙台市", std::nullopt},
      {"府中市", std::nullopt},
      {"府中", std::nullopt},
      {"Fuchu", std::nullopt},
      {"広島県府中市", "広島県"},
      {"港区", "東京都"},
      {"USA", std::nullopt},
      {"Usa City", "大分県"},
      {"大連", std::nullopt},
      {"ムー大陸", std::nullopt},
      {"", std::nullopt},
      {"\xFF\xE9\x9D", std::nullopt},
  }));
  INFO(row.typed);
  CHECK(gazetteer().prefecture(row.typed) == row.prefecture);
}

TEST_CASE("a country is known by every name of its own, its regions and its cities",
          "[gazetteer]") {
  struct Row {
    std::string typed;
    std::optional<std::string> country;
  };
  const auto row = GENERATE(values<Row>({
      {"米国", "米国"},
      {"アメリカ", "米国"},
      {"あめりか", "米国"},
      {"ｱﾒﾘｶ合衆国", "米国"},
      {"usa", "米国"},
      {"ＵＳＡ", "米国"},
      {"united states", "米国"},
      {"中華人民共和国", "中国"},
      {"ちゅうごく", "中国"},
      {"China", "中国"},
      {"独逸", "ドイツ"},
      {"大連", "中国"},
      {"大連市", "中国"},
      {"Dalian", "中国"},
      {"遼寧省", "中国"},
      {"だいれんし", "中国"},
      {"済州特別自治道", "韓国"},
      {"ジョージア", "ジョージア"},
      {"ジョージア州", "米国"},
      {"青森", std::nullopt},
      {"アトランティス", std::nullopt},
  }));
  INFO(row.typed);
  CHECK(gazetteer().country(row.typed) == row.country);
}

TEST_CASE("a name finds all the places that go by it", "[gazetteer]") {
  struct Row {
    std::string name;
    std::size_t count;
  };
  const auto row = GENERATE(values<Row>({
      {"府中市", 2},
      {"広島県府中市", 1},
      {"港区", 2},
      {"ジョージア", 2},
      {"Aomori", 2},
      {"aomori-shi", 1},
      {"ポートランド", 1},
      {"どこにもない町", 0},
  }));
  INFO(row.name);
  CHECK(gazetteer().find(row.name).size() == row.count);
}

TEST_CASE("a misspelt prefecture or country is answered with the nearest ones", "[gazetteer]") {
  CHECK(gazetteer().nearest_prefectures("青盛県", 1) == std::vector<std::string>{"青森県"});
  CHECK(gazetteer().nearest_prefectures("Amoori", 1) == std::vector<std::string>{"青森県"});
  CHECK(gazetteer().nearest_prefectures("ふくしあま", 1) == std::vector<std::string>{"福島県"});
  CHECK(gazetteer().nearest_countries("アメリア", 1) == std::vector<std::string>{"米国"});
  CHECK(gazetteer().nearest_countries("Tailand", 2).front() == "タイ");
  for (const char* far : {"県", "アジア", "EU", "欧州連合"}) {
    INFO(far);
    CHECK(gazetteer().nearest_prefectures(far, 3).empty());
    CHECK(gazetteer().nearest_countries(far, 3).empty());
  }
  CHECK(gazetteer().nearest_countries("☃", 3).empty());
  CHECK(gazetteer().nearest_countries(std::string(100'000, 'x'), 3).size() <= 3);
}

TEST_CASE("place names are found in running text", "[gazetteer]") {
  struct Row {
    std::string why, text, mentions;
  };
  const auto row = GENERATE(values<Row>({
      {"prefecture and city abroad", "青森県・大連市の協定", "青森県=青森県 大連市=中国/大連市"},
      {"bare names", "青森と大連を結ぶ", "青森=青森県 大連=中国/大連市"},
      {"the longest name", "済州特別自治道の知事", "済州特別自治道=韓国/済州特別自治道"},
      {"the longest name of a country", "アメリカ合衆国の都市", "アメリカ合衆国=米国"},
      {"a citizen is no market", "大連市民と大連市場", "大連市=中国/大連市 大連=中国/大連市"},
      {"country before its city", "中国大連市", "中国=中国 大連市=中国/大連市"},
      {"ward of a city", "仙台市青葉区で開く", "仙台市青葉区=宮城県/仙台市青葉区"},
      {"ward alone", "青葉区の催し", "青葉区=宮城県/仙台市青葉区"},
      {"Latin name", "USAから来た", "USA=米国"},
      {"other widths", "ﾀｲ王国・ﾊﾞﾝｺｸとＵＳＡ", "ﾀｲ王国=タイ ﾊﾞﾝｺｸ=タイ/バンコク ＵＳＡ=米国"},
      {"full-width signs before it", "（１）！青森県", "青森県=青森県"},
      {"nothing", "会議は午後に終わった。", ""},
      {"no text", "", ""},
      {"ill-formed bytes around it", "\xE9\x9D青森県\xFF", "青森県=青森県"},
  }));
  INFO(row.why);
  CHECK(described(row.text) == row.mentions);
}

TEST_CASE("a name inside a longer word is no place", "[gazetteer]") {
  struct Row {
    std::string text, mentions;
  };
  const auto row = GENERATE(values<Row>({
      {"東京都", "東京都=東京都"},
      {"タイトル", ""},
      {"ネクタイ", ""},
      {"タイ語の授業", "タイ=タイ"},
      {"タイ国際航空", "タイ=タイ"},
      {"インド洋の波", ""},
      {"インドネシア風", ""},
      {"USB", ""},
      {"us", ""},
      {"中国地方の山", ""},
      {"中国電力", ""},
      {"日中国交正常化", ""},
      {"日中国際会議", ""},
      {"中国交流協会", "中国=中国"},
      {"南米国家", ""},
      {"大分類の表", ""},
      {"もう大分遅い", ""},
      {"大分県と大分", "大分県=大分県 大分=大分県"},
      {"登山口の案内", ""},
      {"山口さんと山口県", "山口県=山口県"},
      {"山口教授が語る", ""},
      {"大阪市福島区", ""},
      {"宮崎駿の映画", ""},
      {"龍宮城ホテル", ""},
      {"石川市長と石川議長", ""},
      {"大分・山形の両県", "大分=大分県 山形=山形県"},
      {"三重奏を聴く", ""},
      {"西東京の空", ""},
      {"上福岡市", ""},
      {"新津市", ""},
      {"三重県津市と津市", "三重県津市=三重県/津市 津市=三重県/津市"},
      {"仙台北部の雪", ""},
      {"台北部隊", "台北=台湾/台北市"},
      {"仙台は晴れ", ""},
      {"せんだいとだいれん", ""},
      {"ジョージ・ワシントン", ""},
      {"米国・ワシントン", "米国=米国 ワシントン=米国/ワシントン"},
  }));
  INFO(row.text);
  CHECK(described(row.text) == row.mentions);
}

TEST_CASE("a name of several places is decided by what stands before it", "[gazetteer]") {
  struct Row {
    std::string text, mentions;
  };
  const auto row = GENERATE(values<Row>({
      {"府中市", "府中市=東京都/府中市|広島県/府中市"},
      {"広島県府中市", "広島県府中市=広島県/府中市"},
      {"広島県 府中市", "広島県 府中市=広島県/府中市"},
      {"広島県の府中市", "広島県=広島県 府中市=広島県/府中市"},
      {"広島県と府中市", "広島県=広島県 府中市=東京都/府中市|広島県/府中市"},
      {"日本国北海道と山形県庄内町", "日本国=日本 北海道=北海道 山形県庄内町=山形県/庄内町"},
      {"青森県上北郡東北町", "青森県上北郡東北町=青森県/東北町"},
      {"福島県郡山市", "福島県郡山市=福島県/郡山市"},
      {"山形県仙台市", "山形県=山形県 仙台市=宮城県/仙台市"},
      {"東京港区", "東京港区=東京都/港区"},
      {"港区", "港区=東京都/港区|大阪府/大阪市港区"},
      {"米国/ジョージア", "米国=米国 ジョージア=米国/ジョージア州"},
      {"ジョージア", "ジョージア=ジョージア|米国/ジョージア州"},
  }));
  INFO(row.text);
  CHECK(described(row.text) == row.mentions);
}

TEST_CASE("a user's table adds names and places", "[gazetteer]") {
  const TableFile municipalities("code\tprefecture\tname\taliases\n\t宮城県\t仙台市\t杜の都市\n");
  const TableFile countries(
      "\xEF\xBB\xBF"
      "code\tname\taliases\r\nQQ\tムー\tムー大陸|Mu\r\n");
  const TableFile regions("country\tname\tnote\nムー\tヒラニプラ\tits capital\n");
  const auto extended =
      Gazetteer::load(kTables, {regions.path(), municipalities.path(), countries.path()});
  REQUIRE(extended.has_value());
  CHECK(extended->prefecture("杜の都市") == "宮城県");
  CHECK(extended->find("仙台市").size() == 1);
  CHECK(extended->find("仙台市").front()->kana == "せんだいし");
  CHECK(extended->country("mu") == "ムー");
  CHECK(extended->country("ヒラニプラ") == "ムー");
  REQUIRE(extended->find_mentions("ムー大陸のヒラニプラ").size() == 2);
  CHECK(extended->places().size() == gazetteer().places().size() + 2);
}

TEST_CASE("a faulty table is refused by file and line", "[gazetteer]") {
  struct Row {
    std::string why, table, place, reason;
  };
  const auto row = GENERATE(values<Row>({
      {"no header", "# nothing here\n", ":2:", "no header"},
      {"empty file", "", ":1:", "no header"},
      {"columns of no table", "# notes\n\na\tb\n1\t2\n", ":3:", "columns"},
      {"column twice", "code\tname\tname\n", ":1:", "two columns"},
      {"too many cells", "code\tname\nQQ\tムー\t大陸\n", ":2:", "more than the 2 cells"},
      {"no name", "code\tname\nQQ\tムー\nQR\n", ":3:", "no name"},
      {"not UTF-8", "code\tname\nQQ\t\x83\x80\x81\x5B\n", ":2:", "not UTF-8"},
      {"unknown country", "country\tname\nレムリア\t首都\n",
       ":2:", "no country is named “レムリア”"},
      {"unknown prefecture", "prefecture\tname\n蝦夷県\t箱館市\n", ":2:", "蝦夷県"},
      {"control characters", "country\tname\n\x1B[31m\t首都\n", ":2:", "\uFFFD[31m"},
  }));
  INFO(row.why);
  const TableFile table(row.table);
  const auto loaded = Gazetteer::load(kTables, {table.path()});
  REQUIRE_FALSE(loaded.has_value());
  INFO(loaded.error().message);
  CHECK_THAT(loaded.error().message,
             Catch::Matchers::StartsWith(table.path().string() + row.place));
  CHECK_THAT(loaded.error().message, Catch::Matchers::ContainsSubstring(row.reason));
}

TEST_CASE("a missing table is an error that names it", "[gazetteer]") {
  const auto loaded = Gazetteer::load(kTables / "nowhere");
  REQUIRE_FALSE(loaded.has_value());
  CHECK_THAT(loaded.error().message, Catch::Matchers::ContainsSubstring("prefectures.tsv"));
  CHECK_FALSE(Gazetteer::load(kTables, {kTables}).has_value());
}
