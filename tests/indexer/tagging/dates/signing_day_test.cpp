#include <string>

#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;

namespace {

std::string signed_on(const std::string& title, const std::string& body) {
  const Document document = test::tagged(title, body);
  return document.signed_on.empty() ? "" : to_string(document.signed_on.front());
}

}  // namespace

TEST_CASE("the foot of an agreement tells when it was made", "[tagging]") {
  const std::string foot =
      "第1条 "
      "双方は友好を深める。\nこの協議書は、平成二十三年七月二十八日、富山市において2部を作成した。";
  CHECK(signed_on("交流に関する協議書", foot) == "2011-07-28");
  CHECK(signed_on("訪問の記録", "この冊子は、平成二十三年七月二十八日、富山市において作成した。") ==
        "");
}

TEST_CASE("a paper that is signed again was signed before", "[tagging]") {
  const std::string first = "2014年2月に覚書を締結して以来、県と州は協力してきた。";
  const std::string again = "2023年10月17日には4度目の調印が行われた。";
  CHECK(signed_on("県と州", first + again) == "2014-02");
  CHECK(signed_on("県と州", again) == "2023-10-17");
}

TEST_CASE("a date that only tells when something else was is none", "[tagging]") {
  CHECK(signed_on("市の交流", "市は2015年3月15日、2004年の津波で被災した町と覚書を交わした。") ==
        "2015-03-15");
  CHECK(signed_on("市の交流", "2004年の覚書の調印から交流が続く。") == "2004");
  CHECK(signed_on("市の交流", "2004年の秋に覚書を交わした。") == "2004");
}

TEST_CASE("a page of a bulletin or a newspaper tells the year of a day", "[tagging]") {
  struct Row {
    std::string why, body, date;
  };
  const auto row = GENERATE(values<Row>({
      {"a bulletin of a month", "両市は8月23日、協定を結びました。\n(広報あさひ 令和元年10月号)",
       "2019-08-23"},
      {"a bulletin of the month itself",
       "両市は10月1日、協定を結びました。\n(広報あさひ 令和元年10月号)", "2019-10-01"},
      {"of the year before", "両市は11月3日、協定を結びました。\n(広報あさひ 令和2年1月号)",
       "2019-11-03"},
      {"a day alone tells too little there",
       "両市は3日、協定を結びました。\n(広報あさひ 令和2年1月号)", ""},
      {"a newspaper", "市は2月18日、協定を結んだ。\n(2016年2月20日、つがる民報)", "2016-02-18"},
      {"a newspaper in other brackets",
       "市は2月18日、協定を結んだ。\n【2016年2月20日、つがる民報】", "2016-02-18"},
      {"a newspaper between marks",
       "市は15日、2004年の津波で被災した町と覚書を交わした。\n＝2015年3月18日、港都新報＝",
       "2015-03-15"},
      {"a bulletin in brackets", "町は10月25日、協定を締結しました。\n(2014年11月「広報おおたき」)",
       "2014-10-25"},
      {"a remark that goes on",
       "市は2月18日、協定を結んだ。\n(2016年2月20日、県が民報で伝えた)と話した。", ""},
      {"today", "2018年9月4日\n南市は、公社と覚書を本日締結いたしました。", "2018-09-04"},
      {"today, without a day of writing", "南市は、公社と覚書を本日締結いたしました。", ""},
      {"today something else", "2018年9月4日\n本日は市長が公社を訪問しました。", ""},
      {"a label with the hour", "覚書の概要\n1. 締結日時 平成30年9月4日(火)14時", "2018-09-04"},
  }));
  INFO(row.why);
  CHECK(signed_on("市の国際交流", row.body) == row.date);
}
