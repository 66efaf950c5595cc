#include "indexer/readers/csv_reader.h"

#include "tests/indexer/readers/reading.h"

namespace musubi::test {

using Strings = std::vector<std::string>;

TEST_CASE("a table without a header is one document, with a warning", "[readers]") {
  const auto text =
      GENERATE("青森県,大連市\n秋田県,天津市\n", "青森県と大連市は、交流を続けている。\n");
  const Reading reading = read_file_of("一覧.csv", text);
  CHECK(reading.refusals.empty());
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].id == reading.documents[0].path);
  CHECK(reading.documents[0].title == "一覧");
  CHECK_THAT(reading.documents[0].body, Catch::Matchers::ContainsSubstring("大連市"));
  REQUIRE(reading.warnings.size() == 1);
  CHECK_THAT(reading.warnings[0].reason, Catch::Matchers::ContainsSubstring("no header"));
}

TEST_CASE("the header is found where people put it", "[readers]") {
  struct Row {
    std::string why, table, title, country, partner, body;
    std::size_t documents;
  };
  const auto row = GENERATE(values<Row>({
      {"below a title and a date",
       "姉妹都市一覧,,\n令和5年4月1日現在,,\n,,\n国名,都市名,備考\n中国,大連市,\n韓国,釜山市,港\n",
       "中国 大連市", "中国", "大連市", "姉妹都市一覧", 2},
      {"over two rows",
       "自治体,相手先,,提携,\n,国名,都市名,年月日,分野\n青森県,中国,大連市,H16.12.24,経済\n",
       "青森県 – 中国 大連市", "中国", "大連市", "", 1},
      {"LinkData",
       "#LINK,,\n#lang,ja,\n#property,name,country\n#object_type_xsd,string:ja,\n1,南昌市,中国\n",
       "南昌市", "中国", "", "番号: 1", 1},
      {"with breaks and notes in the headings",
       "\"相手\n都市\",国名（地域）※1,内容\n福州市,中国,調印\n", "中国 福州市", "中国", "福州市",
       "調印", 1},
      {"without a known heading", "No,施設番号,開館日\n1,12,平日\n2,13,休日\n", "施設番号: 12 平日",
       "", "", "No: 1\n施設番号: 12\n開館日: 平日", 2},
      {"with kana of half width", "ｺｰﾄﾞ,ｲﾍﾞﾝﾄ名,備考\n1,港まつり,夜\n2,朝市,雨天中止\n", "港まつり",
       "", "", "ｺｰﾄﾞ: 1\n備考: 夜", 2},
      {"named by a column of its own", "№,学校名,電話番号\n1,第一小学校,017-1\n", "第一小学校", "",
       "", "№: 1\n電話番号: 017-1", 1},
      {"with cells that were merged",
       "国名,都市名,締結日\n中国,大連市,1979-05-01\n,青島市,1979-10-03\n", "中国 大連市", "中国",
       "大連市", "", 2},
  }));
  INFO(row.why);
  const Reading reading = read_file_of("a.csv", row.table);
  CHECK(reading.refusals.empty());
  REQUIRE(reading.documents.size() == row.documents);
  const Document& document = reading.documents.front();
  CHECK(document.title == row.title);
  CHECK(document.country == (row.country.empty() ? Strings{} : Strings{row.country}));
  CHECK(document.partner == row.partner);
  CHECK(document.body == row.body);
}

TEST_CASE("a table that lies on its side is set upright", "[readers]") {
  const Reading one = read_file_of(
      "a.csv", "項目,内容\n都市名,大連市\n国名,中国\n提携日,2004年12月24日\n人口,700万人\n");
  REQUIRE(one.documents.size() == 1);
  CHECK(one.documents[0].title == "中国 大連市");
  CHECK(one.documents[0].country == Strings{"中国"});
  CHECK(one.documents[0].signed_on == std::vector<Date>{{2004, 12, 24}});
  CHECK(one.documents[0].body == "人口: 700万人");

  const Reading two = read_file_of("a.csv",
                                   "姉妹都市の概要\n都市名,ホノルル市,福州市\n国名,米国,中国\n"
                                   "提携日,昭和35年,昭和56年5月20日\n");
  REQUIRE(two.documents.size() == 2);
  CHECK(two.documents[1].partner == "福州市");
  CHECK(two.documents[1].body == "姉妹都市の概要");
  CHECK(two.documents[1].signed_on == std::vector<Date>{{1981, 5, 20}});

  const Reading form = read_file_of("a.csv",
                                    "事業名,中学生海外派遣事業\n所管課,学校教育課\n"
                                    "実施期間,8月1日から\n派遣先,豪州\n参加者,20名\n");
  REQUIRE(form.documents.size() == 1);
  CHECK(form.documents[0].title == "中学生海外派遣事業");
  CHECK(form.documents[0].body.starts_with("所管課: 学校教育課\n実施期間: 8月1日から\n"));
  CHECK(read_file_of("a.csv", "会議名,結果\n委員会,可決\n役員会,否決\n").documents.size() != 1);

  const Reading upright = read_file_of("a.csv", "国名,都市名\n中国,大連市\n米国,ホノルル市\n");
  CHECK(upright.documents.size() == 2);
}

TEST_CASE("behind a blank row another table may begin", "[readers]") {
  const std::string blank = GENERATE("\n", "\r\n", ",,\n");
  const Reading reading = read_file_of(
      "a.csv", "姉妹都市\n都市名,国名,提携日\n大連市,中国,2004/12/24\n" + blank +
                   "友好港\n港名,国名,締結日\n青島港,中国,1989/11/2\n" + blank + "※ 港湾課調べ\n");
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[0].body == "姉妹都市");
  CHECK(reading.documents[1].title == "青島港");
  CHECK(reading.documents[1].body == "友好港");
  CHECK(reading.documents[1].signed_on == std::vector<Date>{{1989, 11, 2}});
  REQUIRE(reading.warnings.size() == 1);
  CHECK(reading.warnings[0].reason == "stands outside of the table and is left out: ※ 港湾課調べ");
}

TEST_CASE("below a caption of its own a table of anything begins", "[readers]") {
  const Reading reading = read_file_of(
      "a.csv",
      "姉妹都市,,\n都市名,国名,提携日\n大連市,中国,2004/12/24\n,,\n交流の実績,,\n年度,内容,人数\n"
      "2018,高校生派遣,10\n,,\n瀋陽市,中国,2005/1/1\n");
  REQUIRE(reading.documents.size() == 3);
  CHECK(reading.documents[1].title == "高校生派遣");
  CHECK(reading.documents[1].partner.empty());
  CHECK(reading.documents[1].body == "年度: 2018\n高校生派遣\n人数: 10\n交流の実績");
}

TEST_CASE("a heading may be made of a side and what of it is told", "[readers][ties]") {
  for (const std::string side : {"相手", "相手先", "相手方", "提携先", "提携相手", "姉妹都市",
                                 "友好都市", "交流先", "締結先", "提携先の"}) {
    for (const std::string country : {"国", "国名", "国・地域"}) {
      for (const std::string town : {"都市", "都市名", "自治体", "自治体名", "州・省"}) {
        INFO(side << " " << country << " " << town);
        const Reading ties =
            read_file_of("a.csv", "No.,自治体名," + side + country + "," + side + town +
                                      ",提携年月日\n1,青森市,中国,大連市,"
                                      "2004/12/24\n合計,1,,,\n");
        REQUIRE(ties.documents.size() == 1);
        CHECK(ties.documents[0].title == "青森市 – 中国 大連市");
        CHECK(ties.documents[0].partner == "大連市");
        CHECK(ties.documents[0].country == std::vector<std::string>{"中国"});
      }
    }
  }
  const Reading both = read_file_of("b.csv",
                                    "自治体名,提携先国,提携先州・省,提携先都市\n"
                                    "青森市,中国,遼寧省,大連市\n");
  REQUIRE(both.documents.size() == 1);
  CHECK(both.documents[0].title == "青森市 – 中国 大連市");
  CHECK(both.documents[0].partner == "大連市");
}

TEST_CASE("headings that were merged over two rows are one header", "[readers]") {
  const Reading reading =
      read_file_of("a.csv",
                   "国,市町村名,提携先,,提携年月日\n国,市町村名,都市名,州・省,提携年月日\n"
                   "中国,青森市,大連市,遼寧省,H16.12.24\n");
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].title == "青森市 – 中国 大連市");
  CHECK(reading.documents[0].body == "提携先 州・省: 遼寧省");
}

TEST_CASE("headings of statistics, over rows of years, groups and units, name each column",
          "[readers]") {
  const Reading reading = read_file_of(
      "a.csv",
      "人口動態\n団体コード,都道府県名,令和5年,,,令和6年,\n団体コード,都道府県名,人口,,世帯数,人口,"
      "世帯数\n団体コード,都道府県名,男,女,世帯数,計,世帯数\n団体コード,都道府県名,人,人,世帯,人,"
      "世帯\n020001,青森県,11,12,13,14,15\n030001,岩手県,21,22,23,24,25\n");
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[0].prefecture == Strings{"青森県"});
  CHECK(reading.documents[0].body ==
        "団体コード: 020001\n令和5年 人口 男 人: 11\n令和5年 人口 女 人: 12\n"
        "令和5年 世帯数 世帯: 13\n令和6年 人口 計 人: 14\n令和6年 世帯数 世帯: 15\n人口動態");
}

TEST_CASE("groups that are written over each of their columns are part of the header",
          "[readers]") {
  const Reading reading = read_file_of(
      "a.csv",
      "人口動態,,,,\n,,令和3年,令和3年,令和2年\n,,人口,人口,世帯数\n,,男,女,世帯数\n"
      "団体コード,都道府県名,人,人,世帯\n020001,青森県,11,12,13\n030001,岩手県,21,22,23\n");
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[0].body ==
        "団体コード: 020001\n令和3年 人口 男 人: 11\n令和3年 人口 女 人: 12\n"
        "令和2年 世帯数 世帯: 13\n人口動態");
}

TEST_CASE("a blank cell below a merged one holds its value, elsewhere it is blank", "[readers]") {
  const Reading list =
      read_file_of("a.csv", "国名,都市名,備考\n中国,大連市,港\n,青島市,\n,,港湾\n");
  REQUIRE(list.documents.size() == 3);
  CHECK(list.documents[1].country == Strings{"中国"});
  CHECK(list.documents[1].body.empty());
  CHECK(list.documents[2].partner == "青島市");
  const Reading titled = read_file_of("a.csv", "国,題名\n中国,あ\n,い\n");
  REQUIRE(titled.documents.size() == 2);
  CHECK(titled.documents[1].country.empty());
}

}  // namespace musubi::test
