#include "indexer/readers/wrapped_lines.h"

#include "tests/catch.h"

namespace musubi::test {

TEST_CASE("a sentence that goes on over a line end is one line", "[readers]") {
  struct Row {
    std::string why, raw, text;
  };
  const auto row = GENERATE(values<Row>({
      {"at a width",
       "架空市は令和六年三月に大連市と経済交流の協\n定を結び、港の利用と企業の商談を進めること\n"
       "とした。続いて瀋陽市とも同じ内容で協定を締\n結した。",
       "架空市は令和六年三月に大連市と経済交流の協定を結び、港の利用と企業の商談を進めること"
       "とした。続いて瀋陽市とも同じ内容で協定を締結した。"},
      {"behind a comma", "架空市は大連市と協定を結び、\n港の利用を進める。",
       "架空市は大連市と協定を結び、港の利用を進める。"},
      {"behind a particle", "架空市は隣の国の大連市と\n協定を結んだ。",
       "架空市は隣の国の大連市と協定を結んだ。"},
      {"a heading ends in none", "架空市と大連市の経済交流協定\n協定を結んだ。",
       "架空市と大連市の経済交流協定\n協定を結んだ。"},
      {"a short line is a heading", "国際の\n交流", "国際の\n交流"},
      {"a paragraph begins", "架空市は大連市と協定を結び、\n　港の利用を進める。",
       "架空市は大連市と協定を結び、\n　港の利用を進める。"},
      {"items of a list", "次の事業を行うこととし、\n・派遣\n1. 受入\n（2）調査\n第3条 研究",
       "次の事業を行うこととし、\n・派遣\n1. 受入\n（2）調査\n第3条 研究"},
      {"items behind a wide blank",
       "１　日時　令和五年の十一月七日に午後二時から\n２　場所　市役所\n３　出席者　十名",
       "１　日時　令和五年の十一月七日に午後二時から\n２　場所　市役所\n３　出席者　十名"},
      {"rows of a table", "中国  大連市  昭和五十四年の\n韓国  釜山市  平成元年",
       "中国  大連市  昭和五十四年の\n韓国  釜山市  平成元年"},
      {"a blank line ends a paragraph", "架空市は大連市と協定を結び、\n\n港の利用を進める。",
       "架空市は大連市と協定を結び、\n\n港の利用を進める。"},
      {"over a page, without its number", "架空市は大連市と協定を結び、\n- 3 -\f港の利用を進める。",
       "架空市は大連市と協定を結び、\n\n港の利用を進める。"},
      {"a form feed ends a line", "交流\f次の頁", "交流\n次の頁"},
      {"words in letters keep a blank",
       "the city of Aomori and the city of Dalian\nhave agreed on the use of their ports and\n"
       "on trade in goods of every kind, and they\nwill meet.",
       "the city of Aomori and the city of Dalian have agreed on the use of their ports and "
       "on trade in goods of every kind, and they will meet."},
      {"nothing", "", ""},
  }));
  INFO(row.why);
  CHECK(join_wrapped_lines(row.raw) == row.text);
}

}  // namespace musubi::test
