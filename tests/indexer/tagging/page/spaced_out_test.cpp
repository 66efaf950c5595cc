#include "indexer/tagging/page/spaced_out.h"

#include "tests/catch.h"

namespace musubi::test {

TEST_CASE("letters that are set apart are closed up", "[text]") {
  struct Row {
    std::string why, text, closed;
  };
  const auto row = GENERATE(values<Row>({
      {"a heading", "友　好　都　市\n本文", "友好都市\n"},
      {"a date", "記 平 成 2 0 年 以上", "記平成20年\n"},
      {"several blanks", "覚　　書　　案　　文", "覚書案文\n"},
      {"too few to tell", "覚　　書", ""},
      {"two lines are two", "一 二 三 四\r\n五 六 七 八", "一二三四\n五六七八\n"},
      {"words", "大連 市長 の 訪問 と 港", ""},
      {"nothing", "", ""},
  }));
  INFO(row.why);
  CHECK(closed_up(row.text) == row.closed);
}

}  // namespace musubi::test
