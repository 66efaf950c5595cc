#include "indexer/tagging/tagger.h"

#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;
using Values = std::vector<std::string>;

using musubi::test::tagged;

TEST_CASE("cells of a table become canonical values", "[tagging]") {
  struct Row {
    std::string why;
    Values prefecture, organization, country;
    std::string partner;
    Values domain;
    Values prefectures, countries, domains;
  };
  const auto row = GENERATE(values<Row>({
      {"other names", {"Aomori"}, {}, {"USA"}, "", {"経済分野"}, {"青森県"}, {"米国"}, {"経済"}},
      {"a name of several prefectures gives none", {"港区"}, {}, {}, "", {}, {}, {}, {}},
      {"a municipality stands for its prefecture",
       {"山形県庄内町"},
       {},
       {"韓国"},
       "",
       {},
       {"山形県"},
       {"韓国"},
       {}},
      {"the organization gives the prefecture",
       {},
       {"新潟市"},
       {"フランス"},
       "",
       {},
       {"新潟県"},
       {"フランス"},
       {}},
      {"the partner gives the country",
       {"北海道"},
       {},
       {},
       "中国/黒竜江省",
       {},
       {"北海道"},
       {"中国"},
       {}},
      {"a region names its country",
       {"兵庫県"},
       {},
       {},
       "ワシントン州",
       {},
       {"兵庫県"},
       {"米国"},
       {}},
      {"several bodies in one cell",
       {"三重県"},
       {},
       {},
       "ドイツ/ミュンヘン市、タイ/バンコク都",
       {},
       {"三重県"},
       {"ドイツ", "タイ"},
       {}},
      {"several values in one cell",
       {"大阪府"},
       {},
       {"豪州"},
       "",
       {"文化、学術及び教育"},
       {"大阪府"},
       {"オーストラリア"},
       {"文化", "学術", "教育"}},
      {"one value told twice",
       {"東京都", "港区", "東京"},
       {},
       {"Germany"},
       "",
       {"観光", "観光分野"},
       {"東京都"},
       {"ドイツ"},
       {"観光"}},
  }));
  INFO(row.why);
  Document document;
  document.prefecture = row.prefecture;
  document.organization = row.organization;
  document.country = row.country;
  document.partner = row.partner;
  document.domain = row.domain;
  const Document result = tagged(document);
  CHECK(result.prefecture == row.prefectures);
  CHECK(result.country == row.countries);
  CHECK(result.domain == row.domains);
  CHECK(result.organization == row.organization);
  CHECK(result.partner == row.partner);
}

TEST_CASE("what a source states wins over what the text says", "[tagging]") {
  Document document;
  document.title = "秋田県とロシアの貿易";
  document.body = "秋田県はロシアへの輸出を伸ばす。";
  document.prefecture = {"青森県"};
  document.country = {"中国"};
  document.domain = {"文化"};
  document.signed_on = {{1990, 1, 1}};
  document.body += "2001年に協定を締結した。";
  const Document result = tagged(document);
  CHECK(result.prefecture == Values{"青森県"});
  CHECK(result.country == Values{"中国"});
  CHECK(result.domain == Values{"文化"});
  CHECK(result.signed_on == std::vector<Date>{{1990, 1, 1}});
}

TEST_CASE("a narrative is about its two parties and its own dates", "[tagging]") {
  Document document;
  document.title = "島根県と慶尚北道の姉妹提携";
  document.body =
      "島根県は、日本海をはさんで向かい合う大韓民国の慶尚北道と姉妹提携を結んでいる。\n"
      "調印の日　平成元年10月6日\n\n"
      "慶尚北道は米どころとして知られ、新羅の都であった慶州を擁する。面積は岩手県より少し広く、\n"
      "緯度は東京都や米国のサンフランシスコと変わらない。工業団地には中国やベトナムの企業も並ぶ。\n"
      "\n"
      "島根県からは昭和63年に経済の視察団が渡り、韓国からは翌年に経済人が松江市を訪れた。\n"
      "その後も商談会や企業の投資の相談が続き、経済の結びつきが深まった。\n"
      "平成17年には往来が途絶えたが、民間の行き来は絶えなかった。\n";
  const Document result = tagged(document);
  CHECK(result.prefecture == Values{"島根県"});
  CHECK(result.country == Values{"韓国"});
  CHECK(std::count(result.domain.begin(), result.domain.end(), "経済") == 1);
  CHECK(std::count(result.domain.begin(), result.domain.end(), "農業") == 0);
  REQUIRE(result.dates.size() == 4);
  CHECK(result.dates[0] == Date{1989, 10, 6});
  CHECK(result.dates[1] == Date{1988, 0, 0});
  CHECK(result.dates[2] == Date{1989, 0, 0});
  CHECK(result.dates[3] == Date{2005, 0, 0});
}

TEST_CASE("what a facet cannot say of a cell stays in the text", "[tagging]") {
  Document document;
  document.title = "協定";
  document.prefecture = {"青森県弘前市"};
  document.country = {"中国（遼寧省）", "EU", "USA"};
  document.domain = {"経済", "教育、宇宙開発"};
  const Document result = tagged(document);
  for (const char* kept : {"青森県弘前市", "中国（遼寧省）", "EU", "宇宙開発"}) {
    INFO(kept);
    CHECK(result.body.find(kept) != std::string::npos);
  }
  CHECK(result.body.find("USA") == std::string::npos);
  CHECK(result.body.find("経済") == std::string::npos);
  CHECK(tagged(result).body == result.body);
}
