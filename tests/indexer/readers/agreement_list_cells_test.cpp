// One record in each of the ways in which its cells can be laid out.
#include <string>
#include <vector>

#include "indexer/readers/agreement_list.h"
#include "tests/catch.h"

namespace musubi::test {

namespace {

const Gazetteer& gazetteer() {
  static const auto loaded = Gazetteer::load(MUSUBI_TEST_DATA);
  return loaded.value();
}

}  // namespace

TEST_CASE("a record is read whatever parts and breaks its cells", "[readers][agreement_list]") {
  struct Row {
    std::string why, text, organization, title, partner, domain_cell, summary, url;
  };
  const auto row = GENERATE(values<Row>({
      {"all on one line", "富山県 環境協力協定 中国/遼寧省 環境 海の調査［1984年］\n", "富山県",
       "環境協力協定", "中国/遼寧省", "環境", "海の調査［1984年］", ""},
      {"title on the line of the name, partner on the next",
       "富山県 環境協力協定\n中国/遼寧省 環境\n海の調査\n", "富山県", "環境協力協定", "中国/遼寧省",
       "環境", "海の調査", ""},
      {"ideographic spaces", "富山県　環境協力協定　中国/遼寧省　環境\n\n海の調査\n", "富山県",
       "環境協力協定", "中国/遼寧省", "環境", "海の調査", ""},
      {"tabs", "富山県\t環境協力協定\t中国/遼寧省\t環境\t海の調査\n", "富山県", "環境協力協定",
       "中国/遼寧省", "環境", "海の調査", ""},
      {"the name in two parts", "富山県 高岡市 友好都市協定 中国/錦州市 友好交流\n", "富山県高岡市",
       "友好都市協定", "中国/錦州市", "友好交流", "", ""},
      {"a municipality that is no more", "富山県新湊市 友好都市協定 中国/錦州市 友好交流\n",
       "富山県新湊市", "友好都市協定", "中国/錦州市", "友好交流", "", ""},
      {"no field", "富山県 環境協力協定 中国/遼寧省\n\n海の水を調べる船を出す。\n", "富山県",
       "環境協力協定", "中国/遼寧省", "", "海の水を調べる船を出す。", ""},
      {"no partner", "富山県 環境協力に関する宣言\n\n環境\n\n海の水を調べる船を出す。\n", "富山県",
       "環境協力に関する宣言", "", "環境", "海の水を調べる船を出す。", ""},
      {"a partner without its country", "富山県 観光協定 タイ国鉄道公社 観光\n", "富山県",
       "観光協定", "タイ国鉄道公社", "観光", "", ""},
      {"a space within the title",
       "富山県\n富山県庁(日本国) と遼寧省との環境に\n関する覚書\n\n中国/"
       "遼寧省 環境\n",
       "富山県", "富山県庁(日本国)と遼寧省との環境に関する覚書", "中国/遼寧省", "環境", "", ""},
      {"a number broken at the end of a line",
       "富山県\n富山県と遼寧省との行動計画20\n11-2014\n\n中国/遼寧省 環境\n", "富山県",
       "富山県と遼寧省との行動計画2011-2014", "中国/遼寧省", "環境", "", ""},
      {"items with ASCII brackets",
       "富山県 環境協定 中国/遼寧省 環境\n(1)海の調\n査\n(2)森の調査\n", "富山県", "環境協定",
       "中国/遼寧省", "環境", "(1)海の調査\n(2)森の調査", ""},
      {"a URL before the summary",
       "富山県 環境協定 中国/遼寧省 環境\nhttp://example.jp/to\nyama/\n\n海の調査\n", "富山県",
       "環境協定", "中国/遼寧省", "環境", "海の調査", "http://example.jp/toyama/"},
      {"a URL within the summary is not that of the record",
       "富山県 環境協定 中国/遼寧省 環境\n海の調査はhttp://example.jp/を見よ。\n", "富山県",
       "環境協定", "中国/遼寧省", "環境", "海の調査はhttp://example.jp/を見よ。", ""},
      {"of two URLs the first",
       "富山県 環境協定 中国/遼寧省 環境\nhttp://example.jp/a\nhttp://"
       "example.jp/b\n",
       "富山県", "環境協定", "中国/遼寧省", "環境", "http://example.jp/b", "http://example.jp/a"},
      {"a word of Latin letters broken by a hyphen",
       "富山県\nMOU on Eco-\nTourism\n\n中国/遼寧省 観光\n", "富山県", "MOU on Eco-Tourism",
       "中国/遼寧省", "観光", "", ""},
      {"a page break within a record",
       "富山県\n富山県と遼寧省との環境\n\f協力に関する覚書\n\n中国/"
       "遼寧省 環境\n",
       "富山県", "富山県と遼寧省との環境協力に関する覚書", "中国/遼寧省", "環境", "", ""},
  }));
  INFO(row.why);
  const auto records = parse_agreement_list(row.text, gazetteer());
  REQUIRE(records.size() == 1);
  CHECK(records[0].organization == row.organization);
  CHECK(records[0].title == row.title);
  CHECK(records[0].partner == row.partner);
  CHECK(records[0].domain_cell == row.domain_cell);
  CHECK(records[0].summary == row.summary);
  CHECK(records[0].url == row.url);
}

TEST_CASE("a government's name within a record does not begin another",
          "[readers][agreement_list]") {
  const auto text =
      GENERATE(as<std::string>{},
               "宮城県 観光協定 韓国/釜山広域市 観光\n\n修学旅行の生徒を\n仙台市\nに迎える。\n",
               "宮城県\n宮城県\nと釜山広域市との観光協定\n\n韓国/釜山広域市 観光\n",
               "宮城県\n観光協定\n\n（公財）観光財団、\n仙台市\n、釜山広域市\n\n観光\n");
  const auto records = parse_agreement_list(text, gazetteer());
  REQUIRE(records.size() == 1);
  CHECK(records[0].organization == "宮城県");
  CHECK(records[0].domain_cell == "観光");
}

TEST_CASE("each record knows its line", "[readers][agreement_list]") {
  const auto records = parse_agreement_list(
      "協定の一覧\n\n宮城県 観光協定 韓国/釜山広域市 観光\n[2009年]\n \f青森県 経済協定 "
      "中国/大連市 "
      "経済\n",
      gazetteer());
  REQUIRE(records.size() == 2);
  CHECK(records[0].line == 3);
  CHECK(records[1].line == 5);
  CHECK(records[1].organization == "青森県");
}

TEST_CASE("a record's cells become the facets of its document", "[readers][agreement_list]") {
  AgreementRecord record;
  record.organization = "仙台市";
  record.title = "観光協定";
  record.partner = "韓国/釜山広域市";
  record.domain_cell = "経済・観光";
  record.summary = "修学旅行［2009年］";
  record.url = "http://example.jp/";
  const Document document = to_document(record);
  CHECK(document.title == "観光協定");
  CHECK(document.partner == "韓国/釜山広域市");
  CHECK(document.url == "http://example.jp/");
  CHECK(document.organization == std::vector<std::string>{"仙台市"});
  CHECK(document.prefecture == std::vector<std::string>{"仙台市"});
  CHECK(document.country == std::vector<std::string>{"韓国/釜山広域市"});
  CHECK(document.domain == std::vector<std::string>{"経済・観光"});
  CHECK(document.signed_on == std::vector<Date>{{2009, 0, 0}});
  for (const std::string& part : {record.summary, record.domain_cell}) {
    CHECK(document.body.find(part) != std::string::npos);
  }
}

TEST_CASE("empty cells leave facets to be told from the text", "[readers][agreement_list]") {
  AgreementRecord record;
  record.organization = "仙台市";
  record.title = "観光協定";
  const Document document = to_document(record);
  CHECK(document.country.empty());
  CHECK(document.domain.empty());
  CHECK(document.signed_on.empty());
}

}  // namespace musubi::test
