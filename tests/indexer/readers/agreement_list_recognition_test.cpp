// What is taken for a flattened list of agreements, and what is not.
#include <string>

#include "indexer/readers/agreement_list.h"
#include "tests/catch.h"

namespace musubi::test {

namespace {

const Gazetteer& gazetteer() {
  static const auto loaded = Gazetteer::load(MUSUBI_TEST_DATA);
  return loaded.value();
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("lists are recognised by their records", "[readers][agreement_list]") {
  struct Row {
    std::string why, text;
  };
  const auto row = GENERATE(values<Row>({
      {"one record", "北海道 交流協定書 韓国/ソウル特別市 友好交流\n\n秋の物産展［2011年］\n"},
      {"a page's leading space", " 北海道 交流協定書 韓国/ソウル特別市 友好交流\n"},
      {"a headline above",
       "自治体の協定\n（令和元年10月）\n\n北海道\n交流協定書\n\n韓国/ソウル特別市 "
       "観光\n\n札幌市 経済覚書 中国/大連市 経済\n"},
      {"partners without countries",
       "仙台市 観光協定 タイ国鉄道公社 観光\n\n仙台市 学術協定 オウル大学 学術\n"},
      {"a title of no usual name among others",
       "仙台市 姉妹の縁組 米国/リバサイド市 友好交流\n\n仙台市 観光協定 台湾/台南市 観光\n"},
  }));
  INFO(row.why);
  CHECK(is_agreement_list(row.text, gazetteer()));
}

TEST_CASE("prose, tables and timelines are no lists", "[readers][agreement_list]") {
  struct Row {
    std::string why, text;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing", ""},
      {"a story about an agreement",
       "青森県と大連市\n\n青森県は2004年12月に中国の大連市と協定を結んだ。\n青森県 "
       "と大連市は、経済の面で行き来を重ねている。\n宮城県\nや仙台市も、韓国や台湾と覚書を交わした"
       "。\n"},
      {"CSV",
       "organization,title,partner\n青森県,経済協定,中国/大連市\n宮城県,観光協定,韓国/"
       "釜山広域市\n"},
      {"Markdown table",
       "| 自治体 | 協定 | 相手 |\n|---|---|---|\n| 青森県 | 経済協定 | 中国/大連市 "
       "|\n| 宮城県 | 観光協定 | 韓国/釜山広域市 |\n"},
      {"a timeline",
       "青森県…遼寧省大連市（中国）\n\n1 提携年月日 平成16年12月24日\n\n- 平成16年10月 "
       "「物産展」参加（大連市）\n12月 青森県・大連市協定締結（大連市）\n- 17年1月 "
       "第1回委員会（大連市）\n2月 第2回委員会（青森市）\n"},
      {"a register of names", "青森県\n岩手県\n宮城県\n秋田県\n仙台市\n青森市\n盛岡市\n"},
      {"addresses",
       "青森県 青森市長島1丁目\n宮城県 仙台市青葉区本町3丁目\n秋田県 秋田市山王4丁目\n"},
      {"figures", "青森県 1,237,984 9,646\n岩手県 1,210,534 15,275\n宮城県 2,301,996 7,282\n"},
      {"sister cities without an agreement's name",
       "青森県 大連市 中国\n宮城県 デラウェア州 米国\n秋田県 アラスカ州 米国\n"},
      {"English prose", "Sendai City signed an agreement with Oulu in 2005.\nMiyagi followed.\n"},
  }));
  INFO(row.why);
  CHECK_FALSE(is_agreement_list(row.text, gazetteer()));
}

TEST_CASE("long stretches of prose between records are no list", "[readers][agreement_list]") {
  const std::string record = "青森県 経済協定 中国/大連市 経済\n\n";
  const std::string prose = repeated("港の倉庫に荷が積まれ、船は沖へ出ていった。\n", 200);
  CHECK(is_agreement_list(record + record, gazetteer()));
  CHECK_FALSE(is_agreement_list(record + prose + record + prose, gazetteer()));
}

TEST_CASE("odd texts are read without harm", "[readers][agreement_list]") {
  const auto text =
      GENERATE(as<std::string>{}, "", "\n\f \r\n　\t", "青森県", "青森県 ",
               "青森県\n\n青森県 青森県\n", "青森県 \xE9\x9D \xFF 協定 中国/\xE5",
               "\xEF\xBB\xBF青森県 協定 中国/大連市", "青森県 http://", "青森県 [", "/ /");
  CHECK_NOTHROW(is_agreement_list(text, gazetteer()));
  CHECK_NOTHROW(parse_agreement_list(text, gazetteer()));
}

TEST_CASE("a text of nothing but beginnings is soon refused", "[readers][agreement_list]") {
  CHECK_FALSE(is_agreement_list(repeated("青森県\n", 50'000), gazetteer()));
}

}  // namespace musubi::test
