// A document on the full screen.
#include "tests/cli/interactive/interactive.h"

using namespace musubi::test;

TEST_CASE("a document is read on the full screen, and left again", "[cli][interactive]") {
  Interactive user({80, 24});
  TerminalSession& session = user.session;
  session.type("大連 経済");
  REQUIRE(session.shows("全4件中"));
  REQUIRE(session.shows("青森県・大連市友好経済"));
  session.type(kDown);
  REQUIRE(session.shows("> 2. 青森県・大連市友好経済"));
  session.type("\r");
  CHECK(session.shows("商談会やフォーラム"));
  CHECK(contains(session.screen(), "aomori-dalian-2004"));
  session.type("y");
  REQUIRE(session.shows("コピーしました"));
  CHECK(contains(session.written(), "\x1b]52;c;"));
  session.type(kEscape);
  CHECK(session.shows("> 2. "));
  session.type("\t?");
  CHECK(session.shows("Ctrl-S"));
  session.type("q");
  CHECK(session.shows("[ ]"));
  session.type("q");
  CHECK(session.wait() == 0);
}

TEST_CASE("the text of the chosen document is seen below the list", "[cli][interactive]") {
  Interactive user({80, 24});
  TerminalSession& session = user.session;
  session.type("大連 経済");
  REQUIRE(session.shows("全4件中"));
  session.type("\x16");  // Ctrl-V
  CHECK(session.shows("── "));
  session.type(kDown);
  CHECK(session.shows("── 青森県・大連市友好経済"));
  session.type("\x16");
  CHECK(session.shows("  4. "));
}

TEST_CASE("a key leads to the words of the query in a document", "[cli][interactive]") {
  const TemporaryFolder folder;
  std::string text = "交流の記録\n";
  for (int i = 1; i <= 60; ++i) {
    text += std::to_string(i) + "行目" + (i == 20 || i == 45 ? "に大連市がある。\n\n" : "。\n\n");
  }
  folder.write("docs/a.txt", text);
  const std::string index = folder / "index";
  REQUIRE(run("indexer", {"--index", index, folder / "docs"}).status == 0);
  Interactive user({80, 12}, {}, {"大連市"}, index);
  TerminalSession& session = user.session;
  REQUIRE(session.shows("全1件中"));
  session.type("\r");
  REQUIRE(session.shows("n 次の一致"));
  CHECK_FALSE(contains(session.screen(), "20行目"));
  session.type("n");
  CHECK(session.shows("\n20行目に大連市がある。"));
  session.type("n");
  CHECK(session.shows("\n45行目に大連市がある。"));
  session.type("n");
  CHECK(session.shows("この下に検索語はありません。"));
  session.type("N");
  CHECK(session.shows("\n20行目に大連市がある。"));
}

TEST_CASE("the help is at hand in a document, which comes back", "[cli][interactive]") {
  Interactive user({80, 12}, {}, {"大連"});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("全5件中"));
  session.type("\r");
  REQUIRE(session.shows("? ヘルプ"));
  CHECK(session.shows("1〜9行"));  // of those that there are
  session.type("j");
  CHECK(session.shows("2〜10行"));
  session.type("\x1bOP");  // F1
  CHECK(session.shows("入力するたびに"));
  session.type("q");
  CHECK(session.shows("2〜10行"));
  session.type("q");
  CHECK(session.shows("> 1. "));
}

TEST_CASE("a document read to its end is there again when the terminal is wider",
          "[cli][interactive]") {
  Interactive user({80, 12}, {}, {"大連"});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("全5件中"));
  session.type("\r");
  REQUIRE(session.shows("1〜9行"));
  session.type("\x1b[F");  // End
  for (int i = 0; i < 100 && contains(session.screen(), " 1〜9行"); ++i) session.wait_a_little();
  REQUIRE_FALSE(contains(session.screen(), " 1〜9行"));
  session.type("\x1bOP");  // F1
  REQUIRE(session.shows("入力するたびに"));
  session.resize({200, 40});
  session.wait_a_little();
  session.type("q");
  // Its last 37 lines, where 9 were.
  CHECK(session.shows("5回目の委員会を大連市で開く"));
  CHECK(contains(session.screen(), "協定20周年を祝う会を開く"));
}
