#include "indexer/readers/page_button.h"

#include "indexer/readers/page_lines.h"
#include "indexer/readers/page_title.h"
#include "tests/catch.h"

using namespace musubi;

TEST_CASE("buttons are no text", "[readers]") {
  const std::string line = GENERATE(values<std::string>({
      "印刷用ページを表示する",
      "印刷用ページを表示する 2017年8月9日掲載",
      "大きな文字で印刷",
      "印刷",
      "このページを印刷する",
      "シェア",
      "シェアする",
      "フェイスブックでシェア",
      "LINEでシェア",
      "ツイッターでツイート",
      "ポスト",
      "Tweet",
      "メニュー",
      "・メニューを閉じる",
      "グローバルメニュー",
      "メニューを飛ばして本文へ",
      "スマートフォン版",
      "閉じる",
      "ふりがな表示",
      "音声で読み上げる",
      "ログイン",
      "目次",
      "English",
      "English 中文 한국어",
      "日本語 | English | Português",
      "Other language",
      "更新日：2019年1月31日",
      "登録日 2019年1月31日",
      "文字サイズ 標準 拡大",
  }));
  INFO(line);
  CHECK(is_button(line));
}

TEST_CASE("a headline with the word of a button is a title", "[readers]") {
  const std::string line = GENERATE(values<std::string>({
      "印刷博物館で友好都市の版画展",
      "印刷会社が大連市の学校に絵本を寄贈",
      "活版印刷の技を学ぶ研修生が来市",
      "シェアサイクルの実証で瀋陽市と協力",
      "シェアハウスで暮らす留学生の集い",
      "空き家をシェアする町の交流事業",
      "世界シェア1位の企業が県と覚書",
      "給食に姉妹都市メニュー登場",
      "スマートフォンで学ぶ中国語講座",
      "夏休み English Day を開催します",
      "English Camp 参加者を募集します",
      "ふりがな付きの防災冊子を作りました",
      "五つのキーワードで読み解く交流の歩み",
      "ログインから見る国際交流",
      "公開日本語講座のご案内",
      "登録日本語教師の募集について",
      "姉妹都市の所在地と概要",
      "HOTEL協会と市が覚書",
      "ポストコロナの姉妹都市交流",
      "プライバシー保護を学ぶ訪問団",
      "目次にない友好の歴史",
  }));
  INFO(line);
  CHECK_FALSE(is_button(line));
  CHECK(title_of_text(line + "\n\n市は来月、交流の催しを開く。\n") == line);
}
