// Every field of every record of the lists in fixtures/agreement_list, each of which
// lays its table out in another way.
#include "indexer/readers/agreement_list.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/catch.h"

namespace musubi::test {

namespace {

const Gazetteer& gazetteer() {
  static const auto loaded = Gazetteer::load(MUSUBI_TEST_DATA);
  return loaded.value();
}

std::string fixture(const std::string& name) {
  std::ifstream file(MUSUBI_TEST_FIXTURES "/agreement_list/" + name);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string with_crlf(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

struct Row {
  std::string organization, title, partner, domain_cell, summary, url, signed_on;
};

std::string dates_text(const std::vector<Date>& dates) {
  std::string text;
  for (const Date& date : dates) text += (text.empty() ? "" : " ") + to_string(date);
  return text;
}

void check_records(const std::string& text, const std::vector<Row>& rows) {
  CHECK(is_agreement_list(text, gazetteer()));
  const auto records = parse_agreement_list(text, gazetteer());
  REQUIRE(records.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(rows[i].organization << ", line " << records[i].line);
    CHECK(records[i].organization == rows[i].organization);
    CHECK(records[i].title == rows[i].title);
    CHECK(records[i].partner == rows[i].partner);
    CHECK(records[i].domain_cell == rows[i].domain_cell);
    CHECK(records[i].summary == rows[i].summary);
    CHECK(records[i].url == rows[i].url);
    CHECK(dates_text(to_document(records[i]).signed_on) == rows[i].signed_on);
  }
}

void check_fixture(const std::string& name, const std::vector<Row>& rows) {
  const std::string text = fixture(name);
  check_records(text, rows);
  check_records(with_crlf(text), rows);
}

}  // namespace

TEST_CASE("blank lines part some cells and not others", "[readers][agreement_list]") {
  check_fixture("blank_lines.txt",
                {
                    {"新潟県", "新潟県と黒龍江省との稲作交流に関する議定書", "中国/黒龍江省",
                     "農業、環境分野",
                     "三江平原の湿地を守る調査と、寒さに強い米作りの技術を互いに学び合う。\n["
                     "1984年8月5日締結]",
                     "http://www.example.jp/niigata/kokusai/heilongjiang_01.html", "1984-08-05"},
                    {"新潟市", "港町の友好に関する共同宣言", "ロシア/ハバロフスク市", "友好交流",
                     "1966年4月に市長どうしが初めて会い、1968年6月に宣言に調印した。2018年に双方の"
                     "市民が相互訪問し、五十年を祝った。",
                     "http://www.example.jp/kokusai/khabarovsk.htm", "1968-06"},
                    {"長野県", "長野県・河北省冬の競技交流協定", "中国/河北省", "観光、スポーツ等",
                     "（1）冬の競技の指導者を互いに招く\n（2）山と雪を楽しむ旅の宣伝\n（3）医療にた"
                     "ずさわる人の研修など",
                     "", ""},
                    {"石川県", "石川県と全羅北道との工芸交流に関する趣意書", "韓国/全羅北道",
                     "文化", "漆の器の展覧会を毎年開く。[平成13年9月締結]",
                     "http://www.example.jp/ishikawa/urushi/jeonbuk_2001/index.html", "2001-09"},
                    {"福岡県", "福岡県とデリー準州との友好提携に関する合意書", "インド/デリー準州",
                     "経済、環境、文化、青少年、人材育成",
                     "平成19年3月5日締結、平成24年3月10日協定延長のため再度締結。",
                     "http://www.example.jp/fukuoka/delhi.html", "2007-03-05 2012-03-10"},
                    {"京都市", "産学の連携に関する基本合意書",
                     "（公財）京都伝統産業研究財団、ライデン大学、ライデン科学公園", "産業振興",
                     "医薬の研究にたずさわる企業を引き合わせる。\n［2011年10月］",
                     "http://www.example.jp/kyoto/sangaku/leiden2011.html#top", "2011-10"},
                    {"京都市", "映画祭の共同開催に関する覚書", "フランス国立映画館", "文化",
                     "古い映画の修復を学び合い、秋に映画祭を開く。[2015年締結]", "", "2015"},
                    {"神戸市", "神戸市・天津市港湾協力覚書", "中国/天津市", "港湾",
                     "港の運営の研修［1981年］", "", "1981"},
                    {"静岡県", "静岡県と浙江省との茶の交流に関する協議書", "中国/浙江省", "農業",
                     "茶の品種改良の共同研究［1992年］", "", "1992"},
                });
}

TEST_CASE("heading and page numbers on every page are no part of a record",
          "[readers][agreement_list]") {
  check_fixture(
      "headed_pages.txt",
      {
          {"愛知県", "愛知県とビクトリア州との自動車産業の協力に関する共同宣言",
           "オーストラリア/ビクトリア州", "産業、技術、教育",
           "1985年5月2日に両地域の代表が署名した。", "", "1985-05-02"},
          {"名古屋市", "MOU on Cooperation in Smart City Development", "米国/ロサンゼルス市",
           "都市計画", "都市づくりの経験を伝える専門家を送る。\n［2013年10月21日］",
           "https://www.example.jp/nagoya/y-port/la-mou.html", "2013-10-21"},
          {"岐阜県", "岐阜県とサンパウロ州との姉妹提携に関する合意書", "ブラジル/サンパウロ州",
           "農業・鉱業・人的交流",
           "1973年11月に結んだ姉妹提携をもとに、果樹の栽培に詳しい人を互いに招く。", "", "1973-11"},
          {"三重県", "真珠の養殖に関する技術協力協定", "ニュージーランド/クライストチャーチ市",
           "水産業", "海の水質の調査", "http://www.example.jp/mie/shinju.html", ""},
          {"滋賀県", "滋賀県と湖南省との湖の環境保全に関する覚書", "中国/湖南省", "環境",
           "湖の水を守る研究者を互いに招く。\n[2006年締結]",
           "http://www.example.jp/shiga/biwako/hunan_kankyo.html", "2006"},
          {"和歌山県", "巡礼の道の交流に関する協定書", "スペイン/ガリシア州", "観光、文化",
           "道を歩く旅の宣伝を共に行う。\n[1998年10月締結]", "", "1998-10"},
      });
}

TEST_CASE("without blank lines only the cells themselves tell where they end",
          "[readers][agreement_list]") {
  check_fixture(
      "no_blank_lines.txt",
      {
          {"岡山県", "岡山県と江西省との友好交流に関する議定書", "中国/江西省", "友好交流",
           "留学生を受け入れ、陶芸の作家を互いに招く。\n[1992年6月1日締結]",
           "http://www.example.jp/okayama/jiangxi.html", "1992-06-01"},
          {"高知県", "高知県とベンゲット州との農業研修に関する協定", "フィリピン/ベンゲット州",
           "農業、医療、人材育成",
           "農業を学ぶ研修生を受け入れるほか、図書や医療の器具を贈る。\n[1975年締結]", "", "1975"},
          {"大阪府", "大阪府とヴァル・ド・マルヌ県との提携書", "フランス/ヴァル・ド・マルヌ県", "",
           "1987年9月に署名し、中小企業の行き来を支える。",
           "http://www.example.jp/osaka/valdemarne/", "1987-09"},
          {"鳥取県", "鳥取県とモンゴル国中央県との交流に関する協定書", "モンゴル/中央県",
           "人材育成", "平成9年7月14日締結。農業を学ぶ研修員を受け入れる。", "", "1997-07-14"},
          {"北九州市", "上下水道の技術協力に関する覚書", "カンボジア/プノンペン都", "環境",
           "水道の技術者を送り、漏水を減らす取り組みを助ける。\n［2016年3月締結］",
           "http://www.example.jp/kitakyushu/suido/phnompenh.html", "2016-03"},
          {"長崎県", "長崎県と福建省との航路に関する確認書", "中国/福建省", "観光、貿易",
           "定期航路を開くことを共に働きかける。\n[2001年締結]", "", "2001"},
      });
}

TEST_CASE("towns, wards and villages begin records, with or without their prefecture",
          "[readers][agreement_list]") {
  check_fixture(
      "municipalities.txt",
      {
          {"北海道東川町", "写真の町の交流に関する趣意書", "カナダ/キャンモア町", "文化",
           "1989年8月2日に調印した。", "", "1989-08-02"},
          {"群馬県吾妻郡草津町", "草津町とビーティッヒハイム・ビッシンゲン市との姉妹都市盟約書",
           "ドイツ/ビーティッヒハイム・ビッシンゲン市", "医療、観光",
           "温泉の町どうしの縁による。昭和37年9月9日締結。", "", "1962-09-09"},
          {"広島県・広島市", "平和の研修に関する共同声明", "国際連合訓練調査研究所",
           "平和、人材育成", "復興を担う人のための研修を開く。\n[2003年締結]",
           "http://www.example.jp/hiroshima/unitar/", "2003"},
          {"東京都港区", "友好協力に関する協定", "中国/北京市朝陽区", "教育、文化",
           "区の職員や中学生が互いに訪れる。\n［平成24年5月締結］", "", "2012-05"},
          {"沖縄県読谷村", "村の織物の交流に関する覚書", "インドネシア/バリ州", "文化",
           "織物の展示会を開く。詳しくは\nhttp://www.example.jp/ori/ "
           "に載せる。沖縄県と村が費用を出し合う。[2019年締結]",
           "", "2019"},
          {"横浜市",
           "Memorandum of Understanding on Friendship and Cooperation between the Two Port Cities",
           "インド/ムンバイ市", "経済、友好交流",
           "Port Citiesとして港の運営を学び合う。\n［2015年］",
           "https://www.example.jp/yokohama/mumbai/index_2015.html", "2015"},
          {"福井県坂井市", "福井県坂井市と嘉興市の友好都市協定書", "中国／浙江省嘉興市",
           "経済、教育、文化", "市民の訪問団を送り合う。\n［1998年4月14日］", "", "1998-04-14"},
      });
}

}  // namespace musubi::test
