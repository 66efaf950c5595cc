#include "indexer/readers/page_head.h"

#include <string>

#include "tests/catch.h"

namespace musubi::test {

TEST_CASE("what a page had above its text is told", "[readers]") {
  struct Row {
    std::string why, text, rest, trail;
  };
  const auto row = GENERATE(values<Row>({
      {"buttons", "本文へ移動 色合い 標準 青 文字サイズ 拡大\n台湾 高雄市\n本文",
       "台湾 高雄市\n本文", ""},
      {"all in one line",
       "安全情報 トップページ > くらし > 国際交流 > 遼寧省 更新日:2021年2月24日 ここから本文です。 "
       "両県省は",
       " 両県省は", "安全情報 トップページ > くらし > 国際交流 > 遼寧省"},
      {"the way alone", "ホーム > 国際交流 > 友好都市\n\n友好都市の紹介", "友好都市の紹介",
       "ホーム > 国際交流 > 友好都市"},
      {"a letter", "印刷物の発注について\n標準の様式で拡大する。",
       "印刷物の発注について\n標準の様式で拡大する。", ""},
      {"headings that menus have too", "お知らせ\n概要\n本文", "お知らせ\n概要\n本文", ""},
      {"nothing else", "ここから本文です。", "ここから本文です。", ""},
      {"empty", "", "", ""},
  }));
  INFO(row.why);
  const PageHead head = head_of_page(row.text);
  CHECK(row.text.substr(head.end) == row.rest);
  CHECK(head.trail == row.trail);
}

}  // namespace musubi::test
