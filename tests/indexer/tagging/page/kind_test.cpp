#include "indexer/tagging/page/kind.h"

#include "tests/catch.h"

using namespace musubi;

TEST_CASE("the title tells what kind of document it is", "[tagging]") {
  struct Row {
    std::string title, body, kind;
  };
  const auto row = GENERATE(values<Row>({
      {"友好交流協定書", "", "協定書"},
      {"日本国茨城県と中華人民共和国陝西省との友好交流に関する覚書", "", "覚書"},
      {"友 好 都 市 協 定 書", "", "協定書"},
      {"経済協力に関する覚書（仮訳）", "", "覚書"},
      {"観光交流促進に係る趣意書", "", "趣意書"},
      {"友好提携に関する共同宣言文", "", "共同宣言"},
      {"覚書を締結しました", "", "お知らせ"},
      {"覚書の締結について", "", "お知らせ"},
      {"訪問団の参加者募集", "", "お知らせ"},
      {"帯広市議会 2022-03-10 03月10日-02号", "", "議事録"},
      {"令和4年第2回定例市会 会議録(第3号)", "", "議事録"},
      {"青少年海外派遣事業報告書", "", "報告"},
      {"帰国報告会を開きました", "", "お知らせ"},
      {"訪問団名簿", "", "名簿"},
      {"姉妹都市一覧", "", "一覧"},
      {"国際交流推進計画", "", "計画"},
      {"沿海地方の概要", "", "紹介"},
      {"県と省が協定", "【陸奥新報：2016年12月15日】\n知事が署名した。", "報道"},
      {"", "友好都市協定書\n甲と乙は次のとおり合意する。", "協定書"},
      {"大連市との交流", "陸奥新報の記者が訪れた。のちに覚書の話も出た。", ""},
      {"", "", ""},
  }));
  Document document;
  document.title = row.title;
  document.body = row.body;
  INFO(row.title << " / " << row.body);
  CHECK(kind_of_text(PageText(document)).value == row.kind);
}
