// Words in kana, and what may be said of a word by kana or romaji.
#include "tests/catch.h"
#include "tests/cli/spelling/pairs.h"

using musubi::test::check_found;
using musubi::test::check_found_both_ways;

TEST_CASE("long vowels of katakana waver", "[cli][spelling]") {
  check_found_both_ways({
      {"ギャラリー", "ギャラリ"},
      {"メイン", "メーン"},
      {"ゲーム", "ゲイム"},
      {"レーザー", "レイザー"},
      {"コンピュータ", "コンピューター"},
      {"インターフェース", "インタフェース"},
      {"プリンター", "プリンタ"},
      {"セキュリティー", "セキュリティ"},
      {"ユーザーインターフェイス", "ユーザインタフェース"},
      {"オペレーター", "オペレータ"},
      {"マネージャー", "マネジャー"},
  });
}

TEST_CASE("the ヴ row and its kin are spelt in several ways", "[cli][spelling]") {
  check_found_both_ways({
      {"チーム", "ティーム"},
      {"ツール", "トゥール"},
      {"プラスティック", "プラスチック"},
      {"ヴェネツィア", "ベネチア"},
      {"ウォーター", "ウオーター"},
      {"グァテマラ", "グアテマラ"},
      {"シェパード", "セパード"},
      {"クォーツ", "クオーツ"},
      {"ヴェトナム", "ベトナム"},
      {"ヴィンフック省", "ビンフック省"},
      {"ヴァイオリン", "バイオリン"},
      {"レヴュー", "レビュー"},
      {"ヴラジオストク", "ブラジオストク"},
      {"ディジタル", "デジタル"},
      {"ダイヤモンド", "ダイアモンド"},
      {"イタリヤ", "イタリア"},
      {"ペルシャ", "ペルシア"},
  });
}

TEST_CASE("hiragana, katakana and romaji find the kanji", "[cli][spelling]") {
  check_found({
      {"大連との交流", "だいれん"},
      {"大連との交流", "ダイレン"},
      {"大連との交流", "dairen"},
      {"大連との交流", "Dairen"},
      {"北海道の会議", "ほっかいどう"},
      {"北海道の会議", "ホッカイドウ"},
      {"北海道の会議", "Hokkaidō"},
      {"北海道の会議", "hokkaidou"},
      {"北海道の会議", "hokkaido"},
      {"福島の会議", "hukusima"},
      {"福島の会議", "Fukushima"},
      {"経済の交流", "けいざい"},
      {"経済の交流", "keizai"},
      {"群馬の会", "gunma"},
      {"群馬の会", "gumma"},
      {"新潟の港", "niigata"},
      {"東京の港", "とうきょう"},
      {"東京の港", "tôkyô"},
      {"経済交流", "けいざいこうりゅう"},
      {"観光の振興", "かんこう"},
      {"友好都市", "ゆうこうとし"},
      {"京都の寺", "kyouto"},
      {"港湾の整備", "kowan"},
      {"青森県", "あおもりけん"},
      {"新潟県", "niigata-ken"},
      {"姉妹都市", "しまいとし"},
      {"国際交流", "kokusai koryu"},
  });
}

TEST_CASE("katakana typed in hiragana is one word, whatever it is cut into", "[cli][spelling]") {
  check_found({
      {"オルゴールの店", "おるごーる"},
      {"マスコットの話", "ますこっと"},
      {"ブローカーの話", "ぶろーかー"},
      {"チューリップの畑", "ちゅーりっぷ"},
  });
}

TEST_CASE("kanji find the kana", "[cli][spelling]") {
  check_found({
      {"ここからだいれんまで行く", "大連"},
      {"だいれんとの交流", "大連"},
      {"ダイレン市", "大連"},
      {"ほっかいどうの海", "北海道"},
      {"けいざいの話", "経済"},
      {"とうきょうの港", "東京"},
      {"しんぶんを読む", "新聞"},
  });
}
