// What is not one word stays apart, and the nearer form comes first.
#include <vector>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/cli/spelling/pairs.h"
#include "tests/cli/texts.h"

using musubi::test::check_not_found;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::Texts;

TEST_CASE("what is another word is not found", "[cli][spelling]") {
  check_not_found({
      {"東京都庁", "京都"},
      {"会議", "懐疑"},
      {"保証", "保障"},
      {"主人", "囚人"},
      {"病院", "美容院"},
      {"ビール", "ビル"},
      {"対象", "対照"},
      {"東京都の港", "京都"},
      {"東京都立大学", "京都"},
      {"意見を見る", "健"},
      {"健康な人", "見"},
      {"講演を聞く", "公園"},
      {"公演を見る", "後援"},
      {"橋を渡る", "箸"},
      {"サバの缶詰", "サーバー"},
      {"ビルの屋上", "ビール"},
      {"友好都市の交流", "\"交流都市\""},
      {"経済と観光の交流", "\"経済観光\""},
      {"北の海の道", "\"北海道\""},
  });
}

TEST_CASE("a nearer form ranks above a looser one", "[cli][spelling]") {
  struct Row {
    const char* query;
    std::vector<const char*> nearest_first;
  };
  const auto row = GENERATE(values<Row>({
      {"引越し", {"引越しの案内です", "引っ越しの案内です"}},
      {"猫", {"猫の話です", "ねこの話です"}},
      {"國", {"國の話です", "国の話です"}},
      {"国", {"国の話です", "國の話です"}},
      {"渡邊", {"渡邊さんの話です", "渡辺さんの話です"}},
      {"コンピュータ", {"コンピュータの話です", "コンピューターの話です"}},
      {"コンピューター", {"コンピューターの話です", "コンピュータの話です"}},
      {"廻った", {"市内を廻った話です", "市内を回った話です"}},
      {"行った", {"会議を行った話です", "会議を行なった話です"}},
      {"十周年", {"十周年の式です", "10周年の式です"}},
      {"まちづくり", {"まちづくりの話です", "街づくりの話です"}},
      {"大連", {"大連の話です", "だいれんの話です"}},
      {"電力", {"電力の話です", "関西電力の話です"}},
      {"中国", {"中国の話をした", "中国地方の話をした"}},
      {"だいれん", {"だいれんの話です", "大連の話です"}},
      {"agreement", {"agreement の話です", "agreements の話です"}},
      {"子供", {"子供の話です", "子どもの話です", "こどもの話です"}},
      {"米国", {"米国の話をした", "アメリカ合衆国の話をした"}},
      {"大学",
       {"長い会議では参加した人々が意見を交わし、今後の方針を話し合い、大学の話もした",
        "岩手医科大学、岩手医科大学、岩手医科大学"}},
      {"引越し",
       {"長い会議では参加した人々が意見を交わし、今後の方針を話し合い、引越しの話もした",
        "引っ越し、引っ越し、引っ越し"}},
  }));
  std::vector<const char*> texts(row.nearest_first.rbegin(), row.nearest_first.rend());
  const auto found = Texts(texts).ids(row.query);
  INFO(row.query);
  REQUIRE(found.size() == texts.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i] == std::to_string(texts.size() - 1 - i));
  }
}

TEST_CASE("what is excluded or stands in quotes is not looked for in other spellings",
          "[cli][spelling]") {
  const Texts texts(
      {"引越しの案内です", "引っ越しの案内です", "大連の案内です", "だいれんの案内です"});
  CHECK(texts.ids("案内 -引越し").size() == 3);
  CHECK(texts.ids("案内 NOT 大連").size() == 3);
  CHECK(texts.ids("\"引越し\"").size() == 1);
  CHECK(texts.ids("「大連」").size() == 1);
}

TEST_CASE("a phrase alone is never loosened", "[cli][spelling]") {
  const Texts texts({"青森市と大連市の交流が続いている"});
  CHECK(texts.ids("「青森市と大連市の交流」").size() == 1);
  CHECK(texts.ids("「大連市と青森市の交流」").empty());
}

TEST_CASE("a question with a word that no document has is answered by the others",
          "[cli][spelling]") {
  const Texts texts({"経済交流の協定を結んだ", "別の文書"});
  CHECK(texts.finds("経済交流の協定を結んだ漁師はだれですか", 0));
}

TEST_CASE("the analysis shows which terms a text gives", "[cli][spelling]") {
  const Outcome shown = run("searcher", {"--lang", "ja", "--analyze", "關西電力とWi-Fi"});
  CHECK(shown.status == 0);
  for (const char* part : {"関西電力とwi-fi", "+電力", "カンサイデンリョク", "=wifi", "（なし）"}) {
    INFO(part);
    CHECK(shown.out.find(part) != std::string::npos);
  }
  CHECK(run("searcher", {"--analyze", "\x1b[31m\xFF"}).out.find('\x1b') == std::string::npos);
}
