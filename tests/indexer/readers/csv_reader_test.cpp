#include "indexer/readers/csv_reader.h"

#include "tests/indexer/readers/reading.h"

namespace musubi::test {

using Strings = std::vector<std::string>;

TEST_CASE("every column of a table finds its field, in English or Japanese", "[readers]") {
  const std::string header = GENERATE(
      "id,title,body,url,prefecture,country,domain,date,organization,partner",
      "ＩＤ,Title,BODY,ＵＲＬ,Prefecture,Country,Domain,Date,Organization,Partner",
      "管理番号,題名,本文,リンク,都道府県,国・地域,分野,締結日,団体名,相手先",
      "識別子,協定名,概要,参照URL,県名,国名,領域,年月日,自治体,提携先",
      "\"文書ID\",\"件 名\",要旨,ﾘﾝｸ,都道府県名,国/地域,交流分野,調印日,地方公共団体名,交流先");
  INFO(header);
  const Reading reading = read_file_of(
      "a.csv", header +
                   "\nt-1,交流協定,結んだ。,https://example.jp/,青森県,中国,経済,平成16年12月24日,"
                   "青森県,中国/大連市\n");
  CHECK(reading.refusals.empty());
  REQUIRE(reading.documents.size() == 1);
  const Document& document = reading.documents[0];
  CHECK(document.id == "t-1");
  CHECK(document.title == "交流協定");
  CHECK(document.body == "結んだ。");
  CHECK(document.url == "https://example.jp/");
  CHECK(document.prefecture == Strings{"青森県"});
  CHECK(document.country == Strings{"中国"});
  CHECK(document.domain == Strings{"経済"});
  CHECK(document.signed_on == std::vector<Date>{{2004, 12, 24}});
  CHECK(document.organization == Strings{"青森県"});
  CHECK(document.partner == "中国/大連市");
}

TEST_CASE("cells are cut as RFC 4180 says", "[readers]") {
  struct Row {
    std::string why, name, table;
    Strings bodies;
  };
  const auto row = GENERATE(values<Row>({
      {"plain", "a.csv", "題名,本文\nあ,い\n", {"い"}},
      {"no line end at the end", "a.csv", "題名,本文\nあ,い", {"い"}},
      {"CRLF", "a.csv", "題名,本文\r\nあ,い\r\nう,え\r\n", {"い", "え"}},
      {"comma in quotes", "a.csv", "題名,本文\nあ,\"い,う\"\n", {"い,う"}},
      {"quotes in quotes", "a.csv", "題名,本文\nあ,\"「い」の\"\"う\"\"\"\n", {"「い」の\"う\""}},
      {"line ends in quotes",
       "a.csv",
       "題名,本文\r\nあ,\"い\r\n\r\nう\"\r\nえ,お\r\n",
       {"い\n\nう", "お"}},
      {"blank lines between rows", "a.csv", "\n題名,本文\n\nあ,い\n,\n\nう,え\n", {"い", "え"}},
      {"tabs in a .csv", "a.csv", "題名\t本文\nあ\tい,う\n", {"い,う"}},
      {"tabs in a .tsv", "a.tsv", "題名\t本文\nあ\t\"い\tう\"\n", {"い\tう"}},
      {"commas in a .tsv", "a.tsv", "題名,本文\nあ,い\n", {"い"}},
      {"semicolons", "a.csv", "題名;本文\nあ;い,う\n", {"い,う"}},
      {"cells left out at the end", "a.csv", "題名,本文,国\nあ,い\n", {"い"}},
      {"empty cells beyond the header", "a.csv", "題名,本文\nあ,い,,\n", {"い"}},
      {"byte order mark, quoted header", "a.csv", "\uFEFF\"題名\",\"本文\"\nあ,い\n", {"い"}},
  }));
  INFO(row.why);
  const Reading reading = read_file_of(row.name, row.table);
  CHECK(reading.refusals.empty());
  Strings bodies;
  for (const Document& document : reading.documents) bodies.push_back(document.body);
  CHECK(bodies == row.bodies);
}

TEST_CASE("a bad row is refused with its line, the others go in", "[readers]") {
  struct Row {
    std::string why, table;
    Strings titles;
    std::size_t line;
    std::string reason;
  };
  const auto row = GENERATE(values<Row>({
      {"more cells than the header",
       "題名,本文\nあ,い\nう,え,お\nか,き\n",
       {"あ", "か"},
       3,
       "the row has 3 cells, the header 2"},
      {"behind cells of several lines",
       "題名,本文\r\nあ,\"い\r\nう\"\r\n\r\nえ,お,か\r\nき,く\r\n",
       {"あ", "き"},
       5,
       "the row has 3 cells, the header 2"},
      {"a quote that is never closed",
       "題名,本文\nあ,い\nう,\"え\nお,か\n",
       {"あ"},
       3,
       "a quote that is opened here is never closed"},
      {"bytes that are no characters",
       "題名,本文\nあ,いろは\nう,\xE3\x81\nえ,おか\n",
       {"あ", "え"},
       3,
       "the row holds bytes that are no UTF-8"},
      {"an id with control characters",
       "id,題名\n1,あ\na\x1B[31m,い\n3,う\n",
       {"あ", "う"},
       3,
       "its id holds control characters"},
      {"an id that is too long",
       "id,題名\n1,あ\n" + std::string(2001, 'x') + ",い\n3,う\n",
       {"あ", "う"},
       3,
       "its id is longer than 2000 bytes"},
      {"nothing to call it by",
       "題名,国\nあ,中国\n,中国\nう,中国\n",
       {"あ", "う"},
       3,
       "has neither a title nor a body"},
  }));
  INFO(row.why);
  const Reading reading = read_file_of("a.csv", row.table);
  Strings titles;
  for (const Document& document : reading.documents) titles.push_back(document.title);
  CHECK(titles == row.titles);
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].line == row.line);
  CHECK(reading.refusals[0].reason == row.reason);
}

TEST_CASE("a quote that takes all rows of a table with it is told once", "[readers]") {
  const Reading reading = read_file_of("a.csv", "題名,本文\n\"あ,い\nう,え\n");
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].line == 2);
  CHECK(reading.warnings.empty());
}

TEST_CASE("a file that is no table is refused whole", "[readers]") {
  struct Row {
    std::string why, content, reason;
  };
  const auto row = GENERATE(values<Row>({
      {"JSON", "{\"title\": \"あ\"}\n", "holds JSON, not a table"},
      {"empty", "", "holds no text"},
      {"white space", "\r\n　\r\n", "holds no text"},
  }));
  INFO(row.why);
  const Reading reading = read_file_of("a.csv", row.content);
  CHECK(reading.sources.empty());
  CHECK(reading.documents.empty());
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].line == 0);
  CHECK(reading.refusals[0].reason == row.reason);
}

TEST_CASE("a row without a title is called by what it says in words", "[readers]") {
  struct Row {
    std::string why, table, title;
  };
  const auto row = GENERATE(values<Row>({
      {"not by a number", "番号,参加人数,担当課\n7,30,国際課\n8,45,観光課\n", "国際課"},
      {"nor by a date alone",
       "番号,実施日,人数,担当課\n7,2024-05-01,30,国際課\n8,2024-06-01,4,観光課\n",
       "2024-05-01 国際課"},
      {"by its description", "受付日,受付番号,内容\n2024/4/1,12,留学生の住まい\n2024/4/2,13,催し\n",
       "留学生の住まい"},
      {"by its table where it is all figures", "緯度,標高,状態\n34.1,12,良\n34.2,15,良\n",
       "a 緯度: 34.1"},
      {"by its year", "年度,人口\n2018,30123\n2019,30001\n", "年度: 2018"},
      {"by its place, and not by a code and how it is read",
       "コード,都道府県,市区町村,市区町村名よみ\n1100,青森県,架空市,かくうし\n"
       "1101,青森県,虚構町,きょこうまち\n",
       "青森県 架空市"},
      {"by whose it is", "定員,団体名,担当課\n30,架空市,国際課\n45,虚構町,総務課\n",
       "架空市 国際課"},
  }));
  INFO(row.why);
  const Reading reading = read_file_of("a.csv", row.table);
  REQUIRE_FALSE(reading.documents.empty());
  CHECK(reading.documents.front().title == row.title);
}

TEST_CASE("a column of figures names and dates nothing, whatever its heading", "[readers]") {
  const Reading reading = read_file_of("a.csv",
                                       "区分,県内,市町村,年月日,人口\n転入,\"1,203\",420,△ 18,9\n"
                                       "転出,\"1,190\",398,…,8\n出生,77,31,12,7\n");
  REQUIRE(reading.documents.size() == 3);
  CHECK(reading.warnings.empty());
  CHECK(reading.documents[0].organization.empty());
  CHECK(reading.documents[0].body == "区分: 転入\n県内: 1,203\n市町村: 420\n年月日: △ 18\n人口: 9");

  // Where most name something, one that does not is told or kept as it is.
  const Reading mixed = read_file_of(
      "a.csv", "市町村,締結日\n青森市,2004年\n八戸市,2005-04-01 10:00\n弘前市,未定\n12,2006年\n");
  REQUIRE(mixed.documents.size() == 4);
  CHECK(mixed.documents[1].signed_on == std::vector<Date>{{2005, 4, 1}});
  REQUIRE(mixed.warnings.size() == 1);
}

TEST_CASE("a row of figures is called by what it counts for", "[readers]") {
  const Reading ties = read_file_of("a.csv", "国・地域,友好都市数,うち県\n中国,10,2\n韓国,6,1\n");
  REQUIRE(ties.documents.size() == 2);
  CHECK(ties.documents[0].title == "中国 友好都市数: 10");
  const Reading years = read_file_of("a.csv", "年度,派遣人数,備考\n2018,12,高校生\n2019,0,\n");
  REQUIRE(years.documents.size() == 2);
  CHECK(years.documents[1].title == "年度: 2019");
  const Reading marked = read_file_of("a.csv", "国名,都市名,備考\n中国,大連市,\n※,港を除く,\n");
  CHECK(marked.documents.size() == 1);
}

TEST_CASE("a row that sums up a list of ties is no tie", "[readers]") {
  const Reading ties = read_file_of("a.csv", "国名,都市名\n中国,大連市\n合計,1\n");
  CHECK(ties.documents.size() == 1);
  REQUIRE(ties.warnings.size() == 1);
  CHECK(ties.warnings[0].line == 3);
  CHECK(read_file_of("b.csv", "施設名,件数\n会館,1\n合計,1\n").documents.size() == 2);
}

TEST_CASE("columns that are not known are lines of the body", "[readers]") {
  const Reading reading =
      read_file_of("a.csv", "題名,担当課,本文,備考,題\nあ,国際課,い,\"一、\n二\",別題\nう,,え,,\n");
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[0].body == "担当課: 国際課\nい\n備考: 一、\n二\n別題");
  CHECK(reading.documents[1].body == "え");
}

TEST_CASE("a cell may hold several values", "[readers]") {
  const Reading reading = read_file_of("a.csv",
                                       "題名,国,分野,団体,締結日\nあ,中国；韓国|タイ; "
                                       "中国,経済・観光,\"仙台市\n盛岡市\",2009; H16.12\n");
  REQUIRE(reading.documents.size() == 1);
  const Document& document = reading.documents[0];
  CHECK(document.country == Strings{"中国", "韓国", "タイ"});
  CHECK(document.domain == Strings{"経済・観光"});
  CHECK(document.organization == Strings{"仙台市", "盛岡市"});
  CHECK(document.signed_on == std::vector<Date>{{2004, 12, 0}, {2009, 0, 0}});
}

TEST_CASE("the time of day behind a date is passed over", "[readers]") {
  const std::string date = GENERATE(values<std::string>({
      "2024-01-20T09:42:12+09:00",
      "2024-01-20T09:42:12.000Z",
      "2024-01-20 09:42",
      "2024/1/20 0:00:00",
      "2024/1/20(土) 9:42",
      "2024年1月20日 午前10時",
      "２０２４年１月２０日１０時３０分",
      "令和6年1月20日午後3時半",
  }));
  INFO(date);
  const Reading reading = read_file_of("a.csv", "題名,締結日\nあ," + date + "\n");
  CHECK(reading.warnings.empty());
  CHECK(reading.documents.at(0).signed_on == std::vector<Date>{{2024, 1, 20}});
}

TEST_CASE("a date that cannot be read is told, the document goes in", "[readers]") {
  const Reading reading = read_file_of("a.csv", "題名,締結日\nあ,2004-12-24\nい,いつか\n");
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.refusals.empty());
  REQUIRE(reading.warnings.size() == 1);
  CHECK(reading.warnings[0].line == 3);
  CHECK(reading.warnings[0].reason == "cannot be read as a date: いつか");
}

TEST_CASE("a row without a title takes one from what it has", "[readers]") {
  const Reading reading = read_file_of(
      "a.csv", "自治体,相手先,概要\n青森県,中国/大連市,\n青森県,中国/大連市,■協定の概要。\n");
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[0].title == "青森県 – 中国/大連市");
  CHECK(reading.documents[1].title == "青森県 – 中国/大連市");
}

TEST_CASE("rows without an id are numbered so that a mended one renames none", "[readers]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.csv", "題名\nあ\nい,余り\nう\n");
  const Reading reading = read({path});
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[0].id == path + "#1");
  CHECK(reading.documents[1].id == path + "#3");
}

TEST_CASE("a table of many pieces keeps its rows and lines", "[readers]") {
  const char* const encoding = GENERATE("UTF-8", "windows-31j", "UTF-16LE");
  std::string table = "題名,本文\n";
  constexpr std::size_t kRows = 150'000;
  for (std::size_t n = 0; n < kRows; ++n) table += "協定,\"経済と観光の\n交流である。\"\n";
  table += "終わり,い,う\n";
  const Reading reading = read_file_of("a.csv", encode(table, encoding));
  CHECK(reading.documents.size() == kRows);
  for (const Document& document : reading.documents) {
    if (document.body != "経済と観光の\n交流である。") FAIL(document.body);
  }
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].line == 2 * kRows + 2);
}

TEST_CASE("a row or cell over the limit is refused", "[readers]") {
  ReaderOptions options;
  options.max_record_bytes = 1 << 16;
  const std::string half(40'000, 'x');
  SECTION("a row of several cells: the others go in") {
    const Reading reading = read_file_of(
        "a.csv", "題名,本文,備考\nあ,い\nう," + half + "," + half + "\nえ,お\n", options);
    CHECK(reading.documents.size() == 2);
    REQUIRE(reading.refusals.size() == 1);
    CHECK(reading.refusals[0].line == 3);
  }
  SECTION("a quote that swallows the rest: what stood before it goes in") {
    std::string table = "題名,本文\nあ,い\nう,\"え\n";
    for (int n = 0; n < 50'000; ++n) table += "お,か\n";
    const Reading reading = read_file_of("a.csv", table, options);
    CHECK(reading.documents.size() == 1);
    REQUIRE(reading.refusals.size() == 1);
    CHECK(reading.refusals[0].line == 3);
  }
}

}  // namespace musubi::test
