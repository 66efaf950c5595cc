#include "indexer/tagging/signing_date.h"

#include "tests/catch.h"

using namespace musubi;

TEST_CASE("the date of signing is the one beside a label or a verb", "[tagging]") {
  struct Row {
    std::string why, text, date;
  };
  const auto row = GENERATE(values<Row>({
      {"a label before it", "提携年月日　昭和62年5月12日\n更新日 2020年1月1日", "1987-05-12"},
      {"a label wins over an earlier verb",
       "2001年4月に準備の覚書に調印した。\n締結日：2003年10月7日", "2003-10-07"},
      {"a verb ends the clause", "平成20年2月1日に北京で協定を締結した。", "2008-02-01"},
      {"the first signing of several", "1999年に提携し、2009年に再び署名した。", "1999"},
      {"only the year is known", "締結年：令和元年", "2019"},
      {"a visit is no signing", "2011年3月に代表団が来県した。", ""},
      {"the verb of the next sentence", "2011年3月に来県した。のちに協定を締結した。", ""},
      {"the label of the line before", "調印日\n2015年8月", ""},
      {"no date", "協定を締結した。", ""},
      {"nothing", "", ""},
  }));
  INFO(row.why);
  const auto date = find_signing_date(row.text, find_dates(row.text));
  CHECK((date ? to_string(*date) : "") == row.date);
}

TEST_CASE("a signing far down a text is not its own", "[tagging]") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "両地域の歩みを記す。";
  text += "1990年5月に別の協定を締結した。";
  CHECK(!find_signing_date(text, find_dates(text)));
}
