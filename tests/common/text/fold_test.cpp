#include "common/text/fold.h"

#include <string>

#include "tests/catch.h"

namespace musubi {

TEST_CASE("all the ways to type one name fold into one", "[text]") {
  struct Row {
    std::string why, typed, folded;
  };
  const auto row = GENERATE(values<Row>({
      {"kanji stay", "青森県", "青森県"},
      {"katakana", "アオモリ", "あおもり"},
      {"half-width katakana", "ｱｵﾓﾘ", "あおもり"},
      {"half-width with a voiced mark", "ﾄﾞｲﾂ", "どいつ"},
      {"decomposed voiced mark", "ト\u3099イツ", "どいつ"},
      {"ヴ", "ヴェトナム", "ゔぇとなむ"},
      {"the long vowel mark stays", "ニュージーランド", "にゅーじーらんど"},
      {"Latin case", "USA", "usa"},
      {"full-width Latin", "ＵＳＡ", "usa"},
      {"macron", "Hokkaidō", "hokkaido"},
      {"circumflex and accent", "Tôkyô Perú", "tokyoperu"},
      {"German sharp s", "Straße", "strasse"},
      {"middle dot", "シャルル・ド・ゴール", "しゃるるどごーる"},
      {"double hyphen between names", "エクス＝アン＝プロヴァンス", "えくすあんぷろゔぁんす"},
      {"hyphen and apostrophe", "Gyeongsangbuk-do Xi'an", "gyeongsangbukdoxian"},
      {"ideographic space", "大　連", "大連"},
      {"square sign", "㍿", "株式会社"},
      {"ill-formed bytes", "青\xFF", "青\uFFFD"},
      {"nothing but separators", " ・-　", ""},
      {"nothing", "", ""},
  }));
  INFO(row.why);
  CHECK(fold_name(row.typed) == row.folded);
  CHECK(fold_name(fold_name(row.typed)) == row.folded);
}

TEST_CASE("different names stay different", "[text]") {
  CHECK(fold_name("京都") != fold_name("東京都"));
  CHECK(fold_name("はは") != fold_name("ばば"));
  CHECK(fold_name("おおいた") != fold_name("おいた"));
}

}  // namespace musubi
