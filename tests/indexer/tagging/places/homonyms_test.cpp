#include "indexer/tagging/places/aboutness.h"
#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;
using musubi::test::sorted;
using musubi::test::tagged;

using Values = std::vector<std::string>;

TEST_CASE("of municipalities of one name the text around tells which", "[tagging]") {
  struct Row {
    std::string why, title, body;
    Values prefectures;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing does", "府中市の国際交流", "府中市の催し。", {}},
      {"its prefecture",
       "森町と彰化市の友好交流協定",
       "北海道の森町は彰化市と協定を結んだ。",
       {"北海道"}},
      {"its neighbours",
       "伊達市の国際交流",
       "伊達市の中学生は、室蘭市や登別市の生徒と共にカナダへ渡った。",
       {"北海道"}},
      {"other neighbours",
       "伊達市の国際交流",
       "伊達市の中学生は、福島市や桑折町の生徒と共にカナダへ渡った。",
       {"福島県"}},
      {"its city", "港区と海淀区", "名古屋市の港区は北京市の海淀区と交流している。", {"愛知県"}},
      {"neighbours on both sides",
       "伊達市",
       "伊達市の室蘭市と福島市への訪問。",
       {"北海道", "福島県"}},
  }));
  INFO(row.why);
  CHECK(sorted(tagged(row.title, row.body).prefecture) == sorted(row.prefectures));
}

TEST_CASE("people, buildings, events and papers are no places", "[tagging]") {
  struct Row {
    std::string title, body;
    Values prefectures;
  };
  const auto row = GENERATE(values<Row>({
      {"訪問団の記録",
       "石川市長は大連市を訪ねた。石川議長と石川課長も加わった。石川氏は語った。",
       {}},
      {"石川県知事の訪問", "石川県知事は大連市を訪ねた。", {"石川県"}},
      {"映画の夕べ", "宮崎駿監督と山口百恵の特集。宮崎駿の作品を上映する。", {}},
      {"視察の報告", "龍宮城スパホテル三日月、龍宮城ホテル、龍宮城ツアーを視察した。", {}},
      {"ホストタウン",
       "鎌倉市は東京2020オリンピックでフランスのホストタウンになった。",
       {"神奈川県"}},
      {"高山市の訪問団", "高山市は麗江市を訪れた。（北海道新聞 2019年1月1日）", {"岐阜県"}},
      {"港の記録",
       "横浜市港湾局の伊東港湾局長がメルボルン港を訪れた。横浜市の交流。",
       {"神奈川県"}},
      {"秋田と沿海地方", "秋田とウラジオストクの交流。秋田空港から発った。", {"秋田県"}},
  }));
  INFO(row.title << " " << row.body);
  CHECK(tagged(row.title, row.body).prefecture == row.prefectures);
}

TEST_CASE("places abroad that several countries have, and names in other spellings", "[tagging]") {
  struct Row {
    std::string body;
    Values countries;
  };
  const auto row = GENERATE(values<Row>({
      {"ニュージーランド・オークランド市と協定を結んだ。", {"ニュージーランド"}},
      {"米国カリフォルニア州のオークランド市と協定を結んだ。", {"米国"}},
      {"市は米国リビア市と姉妹都市である。", {"米国"}},
      {"リビアの代表団が訪れた。", {"リビア"}},
      {"米・ニューポートビーチ市と協定を結んだ。", {"米国"}},
      {"独・ヘルンスハイム市と協定を結んだ。", {"ドイツ"}},
      {"米・パン・麺を給食に出す協定を結んだ。", {}},
      {"日米・アジア市民の協定を結んだ。", {}},
      {"友好都市はハイフォン市である。", {"ベトナム"}},
      {"リオ・グランデ・ド・スール州と姉妹州である。", {"ブラジル"}},
      {"リオグランデドスール州と姉妹州である。", {"ブラジル"}},
      {"サンセバスティアン市の使節団が訪れた。", {"スペイン"}},
      {"サン・セバスティアン市の使節団が訪れた。", {"スペイン"}},
      {"ヴァンクーバー市はカナダの西にある。", {"カナダ"}},
      {"インドタミル・ナドゥ州と覚書を結んだ。", {"インド"}},
      {"セント・ピーターズバーグ市と姉妹都市の協定を結んだ。", {"米国"}},
      {"クレア町と姉妹都市の協定を結んだ。", {"オーストラリア"}},
      {"クレア（自治体国際化協会）の報告。クレアの職員。", {}},
      {"マリンスポーツとタイトル戦、キューバリブレを楽しんだ。", {}},
      {"⼤連市と協定を結んだ。", {"中国"}},
      {"大 連 市 と 協 定 を 結 ん だ。", {"中国"}},
      {"遼\n寧省の代表団が訪れた。", {"中国"}},
  }));
  INFO(row.body);
  CHECK(tagged("交流の記録", row.body).country == row.countries);
}

TEST_CASE("the second half of a name is no place of another country", "[tagging]") {
  CHECK(test::tagged("コロラド・スプリングス市で記念植樹",
                     "富士吉田市の姉妹都市コロラド・スプリングス市で桜を植えた。")
            .country == Values{"米国"});
  CHECK(test::tagged("スプリングス市との交流", "県は南アフリカのスプリングス市と協定を結んだ。")
            .country == Values{"南アフリカ"});
}

TEST_CASE("who heads a town is no other town", "[tagging]") {
  struct Row {
    std::string text;
    Values prefectures;
  };
  const auto row = GENERATE(values<Row>({
      {"玉名市の石川市長は中国・大連市を訪れ、協定に署名した。", {"熊本県"}},
      {"玉名市の山口市長は中国・大連市を訪れ、協定に署名した。", {"熊本県"}},
      {"派遣されるのは石川 健太、石川 花子の2人。玉名市は中国・大連市と協定に署名した。",
       {"熊本県"}},
      {"熊本県の石川知事は中国・大連市を訪れ、協定に署名した。", {"熊本県"}},
      {"鳥取県の米子市長は中国・大連市を訪れ、協定に署名した。", {"鳥取県"}},
      {"山口市長は中国・大連市を訪れ、協定に署名した。山口市は観光に力を入れる。", {"山口県"}},
  }));
  INFO(row.text);
  CHECK(tagged("友好協定の調印", row.text).prefecture == row.prefectures);
}

TEST_CASE("a governor's surname is no place abroad", "[tagging]") {
  CHECK(tagged("タイの訪問団が静岡県を訪問",
               "静岡県は、タイの訪問団が吉林副知事を表敬訪問すると発表した。"
               "吉林副知事との交流は二度目である。")
            .country == Values{"タイ"});
  CHECK(
      tagged("吉林の代表団が宮城県を訪問", "宮城県は、中国の吉林の代表団が表敬訪問すると発表した。")
          .country == Values{"中国"});
}
