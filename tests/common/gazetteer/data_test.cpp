// The data files that ship with the programs, and the user dictionary made from
// them.  Words are those of IPADIC.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/analysis/tokenizer.h"
#include "common/gazetteer/areas.h"
#include "common/gazetteer/gazetteer.h"
#include "common/gazetteer/taxonomy.h"
#include "common/gazetteer/tsv.h"
#include "common/text/utf8.h"
#include "tests/catch.h"

namespace musubi {
namespace {

using Strings = std::vector<std::string>;

const Gazetteer& gazetteer() {
  static const auto loaded = Gazetteer::load(MUSUBI_TEST_DATA);
  REQUIRE(loaded);
  return *loaded;
}

const Taxonomy& taxonomy() {
  static const auto loaded = Taxonomy::load(MUSUBI_TEST_DATA);
  REQUIRE(loaded);
  return *loaded;
}

Tokenizer tokenizer_with(const std::vector<std::filesystem::path>& users) {
  static std::map<std::size_t, Result<Dictionary>> dictionaries;
  const auto [opened, is_new] =
      dictionaries.try_emplace(users.size(), Dictionary::open(MUSUBI_TEST_DICTIONARY, users));
  REQUIRE(opened->second);
  return Tokenizer(*opened->second);
}

Strings cut(Tokenizer tokenizer, const std::string& text) {
  Strings surfaces;
  tokenizer.tokenize(text, [&](const Token& token) { surfaces.emplace_back(token.surface); });
  return surfaces;
}

Strings cut_with_places(const std::string& text) {
  return cut(tokenizer_with({MUSUBI_TEST_DATA "/places.dic"}), text);
}

std::vector<const Place*> places_of(PlaceKind kind) {
  std::vector<const Place*> found;
  for (const Place& place : gazetteer().places()) {
    if (place.kind == kind) found.push_back(&place);
  }
  return found;
}

bool is_hiragana(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if ((c < U'ぁ' || c > U'ゖ') && c != U'ー' && c != U'・' && c != U'.') return false;
  }
  return !text.empty();
}

}  // namespace

TEST_CASE("no place abroad has a name that any country may use", "[gazetteer]") {
  const char* name = GENERATE("中部地方", "北部地方", "東部地方", "中央県", "南部州", "首都地区");
  INFO(name);
  CHECK(gazetteer().find_mentions(std::string(name) + "に位置する").empty());
}

TEST_CASE("the gazetteer has every prefecture of Japan", "[gazetteer][data]") {
  const auto prefectures = places_of(PlaceKind::Prefecture);
  REQUIRE(prefectures.size() == 47);
  for (std::size_t i = 0; i < prefectures.size(); ++i) {
    CHECK(prefectures[i]->code == fmt::format("{:02}", i + 1));
  }
}

TEST_CASE("every municipality has its prefecture's code before its own", "[gazetteer][data]") {
  std::map<std::string, std::string> codes;
  for (const Place* place : places_of(PlaceKind::Prefecture)) codes[place->name] = place->code;
  const auto municipalities = places_of(PlaceKind::Municipality);
  CHECK(municipalities.size() >= 1916);
  std::set<std::string> seen;
  for (const Place* place : municipalities) {
    INFO(place->parent << place->name);
    CHECK(place->code.size() == 5);
    CHECK(place->code.substr(0, 2) == codes.at(place->parent));
    CHECK(seen.insert(place->code).second);
  }
}

TEST_CASE("a municipality gives its prefecture", "[gazetteer][data]") {
  struct Row {
    std::string typed, prefecture;
  };
  const auto row = GENERATE(values<Row>({
      {"札幌市", "北海道"},
      {"仙台市青葉区", "宮城県"},
      {"庄内町", "山形県"},
      {"せんだいし", "宮城県"},
      {"Nagoya", "愛知県"},
      {"龍ヶ崎市", "茨城県"},
      {"龍ケ崎市", "茨城県"},
      {"檜枝岐村", "福島県"},
      {"浜松市中央区", "静岡県"},
      {"Toyoura", "北海道"},
      {"Matsuura", "長崎県"},
  }));
  INFO(row.typed);
  CHECK(gazetteer().prefecture(row.typed) == row.prefecture);
}

TEST_CASE("a country is known by every name it goes by", "[gazetteer][data]") {
  struct Row {
    std::string typed, country;
  };
  const auto row = GENERATE(values<Row>({
      {"中華人民共和国", "中国"},
      {"People's Republic of China", "中国"},
      {"CHN", "中国"},
      {"大韓民国", "韓国"},
      {"South Korea", "韓国"},
      {"中華民国", "台湾"},
      {"Republic of China", "台湾"},
      {"アメリカ", "米国"},
      {"アメリカ合衆国", "米国"},
      {"U.S.A.", "米国"},
      {"ＵＳＡ", "米国"},
      {"亜米利加", "米国"},
      {"タイ王国", "タイ"},
      {"泰国", "タイ"},
      {"ベトナム社会主義共和国", "ベトナム"},
      {"ヴェトナム", "ベトナム"},
      {"越南", "ベトナム"},
      {"ロシア連邦", "ロシア"},
      {"露西亜", "ロシア"},
      {"豪州", "オーストラリア"},
      {"独逸", "ドイツ"},
      {"仏蘭西", "フランス"},
      {"伊太利", "イタリア"},
      {"印度", "インド"},
      {"加奈陀", "カナダ"},
      {"イギリス", "英国"},
      {"UK", "英国"},
      {"Türkiye", "トルコ"},
      {"Turkey", "トルコ"},
      {"ミャンマー連邦共和国", "ミャンマー"},
      {"スワジランド", "エスワティニ"},
      {"えいこく", "英国"},
      {"ホンコン", "香港"},
      {"澳門", "マカオ"},
  }));
  INFO(row.typed);
  CHECK(gazetteer().country(row.typed) == row.country);
}

TEST_CASE("every country has one code, a reading and an English name", "[gazetteer][data]") {
  const auto countries = places_of(PlaceKind::Country);
  CHECK(countries.size() >= 249);
  std::set<std::string> codes, names;
  for (const Place* place : countries) {
    INFO(place->name);
    CHECK(place->code.size() == 2);
    CHECK(codes.insert(place->code).second);
    CHECK(names.insert(place->name).second);
    CHECK(is_hiragana(place->kana));
    CHECK_FALSE(place->romaji.empty());
    CHECK(gazetteer().country(place->name) == place->name);
  }
}

TEST_CASE("a partner without its country gets it", "[gazetteer][data]") {
  struct Row {
    std::string country;
    Strings partners;
  };
  const auto row = GENERATE(values<Row>({
      {"中国",
       {"遼寧省", "大連", "大連市", "だいれんし", "Dalian", "瀋陽市", "ハルビン", "哈爾浜市",
        "普洱市", "プーアル市", "濰坊市寒亭区", "杭州", "黒龍江省", "内蒙古自治区",
        "延辺朝鮮族自治州", "天津", "上海市", "大連市沙河口区", "湖北省"}},
      {"韓国",
       {"釜山広域市", "釜山", "プサン", "ソウル", "済州特別自治道", "江原道", "全羅北道",
        "慶尚南道", "水原市", "Busan", "大田広域市"}},
      {"台湾", {"高雄市", "宜蘭県", "台南市", "台北", "桃園市", "新北市", "臺北市"}},
      {"ロシア",
       {"ニジェゴロド州", "ニジニ・ノヴゴロド", "ハバロフスク地方", "ウラジオストック",
        "ユジノサハリンスク", "沿海地方", "イルクーツク州", "Khabarovsk"}},
      {"米国",
       {"ノースカロライナ州", "ノース・カロライナ州", "ハワイ", "ホノルル", "ポートランド",
        "シアトル", "ワシントンD.C.", "ペンシルバニア州"}},
      {"ドイツ",
       {"ラインラント・プファルツ州", "ラインラントプファルツ州", "ミュンヘン", "デュッセルドルフ",
        "バイエルン州", "Rhineland-Palatinate"}},
      {"タイ", {"チェンマイ県", "チエンマイ県", "チェンマイ", "コンケン県", "バンコク都"}},
      {"ベトナム", {"ヴィンフック省", "ビンフック省", "ダナン市", "ホーチミン市", "フエ", "Hanoi"}},
      {"カナダ", {"ブリティッシュコロンビア州", "ブリティッシュ・コロンビア州", "バンクーバー"}},
      {"オーストラリア", {"クイーンズランド州", "西オーストラリア州", "ブリスベン"}},
      {"ブラジル", {"サンパウロ州", "パラナ州", "リオ・グランデ・ド・スル州"}},
      {"フランス", {"ブルゴーニュ", "イル・ド・フランス地域圏", "ストラスブール"}},
      {"イタリア", {"トスカーナ州", "ベネチア", "ヴェネツィア", "フィレンツェ"}},
      {"フィンランド", {"オウル", "ロヴァニエミ", "ロバニエミ", "ラップランド県", "Oulu"}},
  }));
  for (const std::string& partner : row.partners) {
    INFO(partner);
    CHECK(gazetteer().country(partner) == row.country);
  }
}

TEST_CASE("the first-level regions of the main partners are complete", "[gazetteer][data]") {
  struct Row {
    std::string country, prefix;
    long count;
  };
  const auto row = GENERATE(values<Row>({
      {"中国", "CN-", 31},
      {"韓国", "KR-", 17},
      {"台湾", "TW-", 22},
      {"ロシア", "RU-", 83},
      {"米国", "US-", 51},
      {"ドイツ", "DE-", 16},
      {"タイ", "TH-", 77},
      {"ベトナム", "VN-", 63},
      {"カナダ", "CA-", 13},
      {"オーストラリア", "AU-", 8},
      {"ブラジル", "BR-", 27},
      {"フランス", "FR-", 13},
      {"イタリア", "IT-", 20},
      {"フィンランド", "FI-", 18},
  }));
  const auto regions = places_of(PlaceKind::ForeignRegion);
  INFO(row.country);
  CHECK(std::count_if(regions.begin(), regions.end(), [&](const Place* place) {
          return place->parent == row.country && place->code.starts_with(row.prefix);
        }) == row.count);
}

TEST_CASE("a city abroad is in a region of its own country", "[gazetteer][data]") {
  const auto abroad = places_of(PlaceKind::ForeignRegion);
  std::map<std::string, std::string> region_of;
  std::set<std::string> known;
  for (const Place* place : abroad) known.insert(place->parent + place->name);
  for (const Place* place : abroad) {
    if (place->region.empty()) continue;
    INFO(place->name);
    CHECK(known.contains(place->parent + place->region));
    CHECK(place->region != place->name);
    region_of[place->name] = place->region;
  }
  CHECK(region_of["大連市"] == "遼寧省");
  CHECK(region_of["台州市"] == "浙江省");
  CHECK(region_of["ウラジオストク"] == "沿海地方");
  CHECK(region_of["ポートランド"] == "オレゴン州");
  CHECK(region_of.size() > 900);
}

TEST_CASE("no name abroad is the name of a place in Japan", "[gazetteer][data]") {
  std::set<std::string> japanese;
  for (const PlaceKind kind : {PlaceKind::Prefecture, PlaceKind::Municipality}) {
    for (const Place* place : places_of(kind)) {
      japanese.insert(place->name);
      std::string stem = place->name;
      stem.resize(stem.size() - std::string("市").size());
      japanese.insert(stem);
    }
  }
  for (const Place* place : places_of(PlaceKind::ForeignRegion)) {
    Strings names = place->aliases;
    names.push_back(place->name);
    for (const std::string& name : names) {
      INFO(place->parent << " " << place->name << " " << name);
      CHECK_FALSE(japanese.contains(name));
    }
  }
}

TEST_CASE("more places abroad are in known countries and are none in Japan", "[gazetteer][data]") {
  std::set<std::string> countries, japanese;
  for (const Place* place : places_of(PlaceKind::Country)) countries.insert(place->name);
  for (const PlaceKind kind : {PlaceKind::Prefecture, PlaceKind::Municipality}) {
    for (const Place* place : places_of(kind)) japanese.insert(place->name);
  }
  const auto table = TsvTable::read(MUSUBI_TEST_DATA "/abroad.tsv");
  REQUIRE(table);
  CHECK(table->row_count() > 5000);
  bool all_known = true;
  bool none_japanese = true;
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const bool known = countries.contains(std::string(table->cell(row, "country")));
    if (!known) UNSCOPED_INFO("unknown country in row " << row);
    all_known = all_known && known;
    for (const std::string& name : table->list(row, "names")) {
      if (!japanese.contains(name)) continue;
      UNSCOPED_INFO(name);
      none_japanese = false;
    }
  }
  CHECK(all_known);
  CHECK(none_japanese);
}

TEST_CASE("each prefecture is in one region and each country in one part of the world",
          "[gazetteer][data]") {
  const auto areas = Areas::load(MUSUBI_TEST_DATA "/areas.tsv");
  REQUIRE(areas);
  for (const auto& [kind, of] : {std::pair(PlaceKind::Prefecture, Area::Of::Prefectures),
                                 std::pair(PlaceKind::Country, Area::Of::Countries)}) {
    std::set<std::string> known;
    for (const Place* place : places_of(kind)) known.insert(place->name);
    std::map<std::string, int> counted;
    for (const Area& area : areas->all()) {
      for (const std::string& member : area.members) {
        if (area.of != of) continue;
        INFO(area.name << " " << member);
        CHECK(known.contains(member));
        if (area.is_facet) ++counted[member];
      }
    }
    for (const std::string& name : known) {
      INFO(name);
      if (name != "南極大陸") CHECK(counted[name] == 1);
    }
  }
  CHECK(areas->find("関西", Area::Of::Prefectures)->name == "近畿");
  CHECK(areas->find("tohoku", Area::Of::Prefectures)->members.size() == 6);
  CHECK(areas->find("東北", Area::Of::Countries) == nullptr);
  CHECK(areas->of_member("大連市", Area::Of::Countries) == nullptr);
}

TEST_CASE("words of every day are no places abroad", "[gazetteer][data]") {
  const auto text =
      GENERATE(as<std::string>{}, "オレンジとバスの旅", "レモンのムース", "スープとパン",
               "ホープとリバティの像", "ジャクソンさんとリンカーン大統領", "ポーとハム",
               "ロータリーとライオンズ", "クレアの職員", "モナリザとマリンバ",
               "カーソンとアンダーソンの本", "サーカスとコンサート", "キャラバンとガーデン",
               "スターとコメットとオーロラ", "マンゴーとパパイヤとバナナ");
  INFO(text);
  CHECK(gazetteer().find_mentions(text).empty());
}

TEST_CASE("a short name that would mislead is no alias", "[gazetteer][data]") {
  const auto name = GENERATE(as<std::string>{}, "河南", "湖南", "日照", "開封", "全州", "中山",
                             "青島", "東海市", "大田", "米", "独", "仏", "CAN", "PER", "AND");
  INFO(name);
  CHECK(gazetteer().country(name) == std::nullopt);
}

TEST_CASE("the domains are those of the contract", "[taxonomy][data]") {
  Strings values = taxonomy().values();
  Strings expected = {"経済",   "観光",     "文化",     "学術",       "教育",
                      "医療",   "福祉",     "技術",     "産業振興",   "貿易",
                      "農業",   "鉱業",     "環境",     "エネルギー", "行政",
                      "青少年", "スポーツ", "人的交流", "人材育成",   "友好交流"};
  std::sort(values.begin(), values.end());
  std::sort(expected.begin(), expected.end());
  CHECK(values == expected);
}

TEST_CASE("the cells of agreement lists come to their domains", "[taxonomy][data]") {
  struct Row {
    std::string cell;
    Strings domains;
  };
  const auto row = GENERATE(values<Row>({
      {"経済・行政分野", {"経済", "行政"}},
      {"観光分野", {"観光"}},
      {"世界自然遺産、貿易、観光、文化芸術、青少年、エネルギー",
       {"環境", "貿易", "観光", "文化", "青少年", "エネルギー"}},
      {"人材と技術", {"人材育成", "技術"}},
      {"経済、観光等", {"経済", "観光"}},
      {"鉱業、経済", {"鉱業", "経済"}},
      {"住民の友好協力", {"友好交流"}},
      {"経済交流", {"経済"}},
      {"観光、経済、産業、福祉、文化及びスポーツ",
       {"観光", "経済", "産業振興", "福祉", "文化", "スポーツ"}},
      {"経済・技術・観光・人的交流", {"経済", "技術", "観光", "人的交流"}},
      {"economy, tourism", {"経済", "観光"}},
  }));
  INFO(row.cell);
  CHECK(taxonomy().domains_of_cell(row.cell) == row.domains);
}

TEST_CASE("place names that IPADIC lacks are words", "[dictionary][data]") {
  const auto name = GENERATE(as<std::string>{}, "済州特別自治道", "普洱市", "濰坊市", "釜山広域市",
                             "西帰浦市", "江原特別自治道", "満洲", "葡萄牙", "新居浜");
  INFO(name);
  CHECK(cut_with_places(name + "との交流").front() == name);
}

TEST_CASE("a place name is cut before what says the kind of place", "[dictionary][data]") {
  struct Row {
    std::string name, first;
  };
  const auto row = GENERATE(values<Row>({
      {"釜山広域市", "釜山"},
      {"アメリカ合衆国", "アメリカ"},
  }));
  INFO(row.name);
  auto tokenizer = tokenizer_with({MUSUBI_TEST_DATA "/places.dic"});
  const auto parts = tokenizer.split_compound(row.name, PartOfSpeech::PlaceName);
  REQUIRE(parts.size() >= 2);
  CHECK(row.name.substr(0, parts.front().second) == row.first);
}

TEST_CASE("the place names leave ordinary text as it was cut", "[dictionary][data]") {
  const auto text = GENERATE(as<std::string>{}, "大連市民が東京都と京都府で", "山口さんと中山さん",
                             "大和のタイトル", "広域市町村圏の広域市場", "第三次産業と三次元",
                             "大連合と完成都市", "仙台南高校と関西安全センター",
                             "上越南部の本州市場", "米国全州の知事", "八代目と八女茶");
  INFO(text);
  CHECK(cut_with_places(text) == cut(tokenizer_with({}), text));
}

TEST_CASE("a place word has its reading", "[dictionary][data]") {
  auto tokenizer = tokenizer_with({MUSUBI_TEST_DATA "/places.dic"});
  std::string reading;
  tokenizer.tokenize("普洱市", [&](const Token& token) { reading += token.reading; });
  CHECK(reading == "プーアルシ");
}

}  // namespace musubi
