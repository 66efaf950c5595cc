// One character in several forms.
#include "tests/catch.h"
#include "tests/cli/spelling/pairs.h"

using musubi::test::check_found_both_ways;

TEST_CASE("width, case and compatibility forms make no difference", "[cli][spelling]") {
  check_found_both_ways({
      {"ﾃﾞｰﾀ連携", "データ連携"},
      {"ＰＤＦ", "pdf"},
      {"㈱北都物産", "(株)北都物産"},
      {"㍻", "平成"},
      {"①", "1"},
      {"㌔", "キロ"},
      {"ＡＰＥＣ", "Apec"},
      {"ﾊﾞﾝｺｸ", "バンコク"},
      {"㈲", "(有)"},
      {"½", "1/2"},
  });
}

TEST_CASE("decomposed kana and Latin accents make no difference", "[cli][spelling]") {
  check_found_both_ways({
      {"フ\xE3\x82\x9A\xE3\x83\xADシ\xE3\x82\x99ェクト", "プロジェクト"},
      {"か\xE3\x82\x99くせい", "がくせい"},
      {"café", "cafe"},
      {"Île-de-France", "ile de france"},
      {"Hà Nội", "ha noi"},
      {"Düsseldorf", "dusseldorf"},
      {"Ōsaka", "osaka"},
      {"Tromsø", "tromso"},
      {"Łódź", "lodz"},
      {"Đà Nẵng", "da nang"},
      {"Ærø", "aero"},
  });
}

TEST_CASE("old and variant kanji are today's kanji", "[cli][spelling]") {
  check_found_both_ways({
      {"邨", "村"},
      {"涌", "湧"},
      {"脉", "脈"},
      {"糺弾", "糾弾"},
      {"寳物", "宝物"},
      {"會社", "会社"},
      {"峯", "峰"},
      {"舘", "館"},
      {"中國", "中国"},
      {"髙橋", "高橋"},
      {"宮﨑", "宮崎"},
      {"廣島", "広島"},
      {"金澤", "金沢"},
      {"渡邊", "渡辺"},
      {"渡邉", "渡辺"},
      {"大學", "大学"},
      {"櫻井", "桜井"},
      {"齋藤", "斎藤"},
      {"眞鍋", "真鍋"},
      {"濵田", "浜田"},
      {"龍野", "竜野"},
      {"中嶋", "中島"},
      {"𠮷野家", "吉野家"},
      {"會議", "会議"},
      {"經濟", "経済"},
      {"舊縣廳", "旧県庁"},
      {"圖書館", "図書館"},
      {"辻\xF3\xA0\x84\x80", "辻"},
      {"芦\xF3\xA0\x84\x81屋", "芦屋"},
      {"藝術", "芸術"},
      {"檜", "桧"},
  });
}

TEST_CASE("the iteration mark stands for the kanji before it", "[cli][spelling]") {
  check_found_both_ways({
      {"別々", "別別"},
      {"益々", "益益"},
      {"様々", "様様"},
      {"時々", "時時"},
      {"国々", "国国"},
      {"個々", "個個"},
      {"堂々", "堂堂"},
      {"次々", "次次"},
      {"佐々木", "佐佐木"},
      {"人々", "人人"},
      {"代々木", "代代木"},
  });
}
