// Typing a query on the full screen.
#include <csignal>

#include "tests/cli/interactive/interactive.h"

using namespace musubi::test;

TEST_CASE("results follow what is typed, by word and by reading", "[cli][interactive]") {
  Interactive user({80, 24});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("全48件中"));
  session.type("大連");
  CHECK(session.shows("全5件中"));
  session.type(" 経");  // one letter of a word
  session.type("済");
  CHECK(session.shows("全4件中"));
  session.type("\x15");  // Ctrl-U
  CHECK(session.shows("全48件中"));
  session.type("かんこ");
  // Of the words that begin so the one that most documents have comes first.
  CHECK(session.shows("> 1. タイ国政府観光庁"));
  session.type(
      "\x15"
      "dair");
  CHECK(session.shows("大連"));
  session.type("\x03");
  CHECK(session.wait() == 0);
  CHECK(session.is_given_back());
}

TEST_CASE("what no document has all of is told before a blank is typed", "[cli][interactive]") {
  Interactive user({80, 24});
  user.session.type("ばるす 大連 ぬるぽ");
  CHECK(user.session.shows("すべての語を含む文書がない"));
  CHECK(user.session.shows("「ばるす」を含む文書はありません"));
}

TEST_CASE("the full screen looks as it was drawn", "[cli][interactive]") {
  const TerminalSize size =
      GENERATE(TerminalSize{80, 24}, TerminalSize{120, 30}, TerminalSize{60, 20});
  Interactive user(size);
  TerminalSession& session = user.session;
  session.type("友好");
  REQUIRE(session.shows("検索: 友好"));
  REQUIRE(session.shows("全22件中"));
  session.type("\t ");  // to the facets, and the first value ticked
  CHECK(session.shows("[x]"));
  REQUIRE(session.shows("絞り込み:"));
  REQUIRE(session.shows("全5件中"));
  // A high screen previews the chosen document, which comes after the hits.
  if (size.rows >= 30) REQUIRE(session.shows("── 友好協力協定書"));
  const std::string shown = steady(session.screen());
  CHECK(shown == golden("interactive-" + std::to_string(size.columns) + ".txt", shown));
}

TEST_CASE("pages turn, orders change, pasted text and history come back", "[cli][interactive]") {
  Interactive user({80, 24});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("全48件中 1〜10件"));
  session.type("\x1b[6~");
  CHECK(session.shows("全48件中 11〜20件"));
  session.type("\x1b[5~");
  CHECK(session.shows("全48件中 1〜10件"));
  session.type("\x13");  // Ctrl-S
  CHECK(session.shows("新しい順"));
  session.type("\x1b[200~大\n連\x1b[201~");
  CHECK(session.shows("検索: 大 連"));
  session.type("\x7f\x7f\x7f協定");
  CHECK(session.shows("全21件中"));
  session.type("\r");
  REQUIRE(session.shows("スクロール"));
  session.type("q\x15\x10");  // back, cut, Ctrl-P
  CHECK(session.shows("検索: 協定"));
}

TEST_CASE("the terminal is given back whatever ends the program", "[cli][interactive]") {
  const int signal = GENERATE(SIGTERM, SIGHUP, SIGINT, SIGABRT);
  Interactive user({80, 24});
  REQUIRE(user.session.shows("全48件中"));
  user.session.send(signal);
  CHECK(user.session.wait() != 0);
  CHECK(user.session.is_given_back());
}

TEST_CASE("a stop gives the terminal back, and it is drawn anew when it goes on",
          "[cli][interactive]") {
  Interactive user({80, 24});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("全48件中"));
  session.type("\x1a");  // Ctrl-Z
  for (int i = 0; i < 100 && !session.is_given_back(); ++i) session.wait_a_little();
  CHECK(session.is_given_back());
  // It stops a moment after it has given the terminal back.
  for (int i = 0; i < 20; ++i) {
    session.wait_a_little();
    session.send(SIGCONT);
  }
  session.type("大連");
  CHECK(session.shows("全5件中"));
  session.resize({120, 30});
  session.type(" ");
  CHECK(session.shows("全5件中"));
}

TEST_CASE("the help fits the screen, the query above it", "[cli][interactive]") {
  const TerminalSize size = GENERATE(TerminalSize{80, 24}, TerminalSize{60, 24});
  const std::string locale = GENERATE("ja_JP.UTF-8", "en_US.UTF-8");
  Interactive user(size, {{"LC_MESSAGES", locale}});
  REQUIRE(user.session.shows("48"));
  user.session.type("\x1bOP");  // F1
  REQUIRE(user.session.shows("Ctrl-Z"));
  const std::string screen = user.session.screen();
  INFO(screen);
  CHECK(screen.starts_with(locale.starts_with("ja") ? "検索:" : "search:"));
  CHECK(contains(screen, "Ctrl-A E B F"));
}

TEST_CASE("the full screen speaks English where the locale does", "[cli][interactive]") {
  Interactive user({80, 24}, {{"LANG", "en_US.UTF-8"}});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("\nhits 1 to 10 of 48 ("));
  CHECK(session.shows("F1 help"));
  session.type(kDown);
  CHECK(session.shows("? help"));
  session.type("\t");
  CHECK(session.shows("Space tick"));
}

TEST_CASE("letters in the list open and copy, others are typed", "[cli][interactive]") {
  Interactive user({80, 24}, {{"BROWSER", "/bin/echo opened"}});
  TerminalSession& session = user.session;
  session.type("福島");
  REQUIRE(session.shows("件中 1"));
  session.type(kDown);
  REQUIRE(session.shows("> 2."));
  session.type("o");
  for (int i = 0; i < 100 && !contains(session.written(), "opened http"); ++i) {
    session.wait_a_little();
  }
  CHECK(contains(session.written(), "opened http"));
  session.type("大");
  CHECK(session.shows("検索: 福島大"));
}

TEST_CASE("a terminal that can do no more has a plain prompt, and a pipe is told",
          "[cli][interactive]") {
  Officer officer;
  const auto plain =
      officer.on_terminal({"-i", "--no-facets"}, {80, 24}, {{"TERM", "dumb"}}, "大連 経済\n\n");
  CHECK(plain.status == 0);
  CHECK(contains(plain.out, "全4件中"));
  CHECK_FALSE(contains(plain.out, "\x1b"));
  // The most relevant comes first, as without -i.
  INFO(plain.out);
  CHECK(contains(plain.out, "  青森県・大連市友好経済交流委員会協定\n    知事が"));
  CHECK(officer.search({"-i"}).status == 2);
}

TEST_CASE("copies are one hit on the full screen, too", "[cli][interactive]") {
  const TemporaryFolder folder;
  folder.write("docs/a/x.txt", "大連市との覚書\n大連市と交流する。\n");
  folder.write("docs/b/x.txt", "大連市との覚書\n大連市と交流する。\n");
  folder.write("docs/c.txt", "瀋陽市との覚書\n瀋陽市と大連市を訪れた。\n");
  const std::string index = folder / "index";
  REQUIRE(run("indexer", {"--index", index, folder / "docs"}).status == 0);
  Interactive folded({80, 24}, {}, {"覚書"}, index);
  REQUIRE(folded.session.shows("大連市との覚書 （ほか 1 か所に同じ文書）"));
  Interactive apart({80, 24}, {}, {"覚書", "--all-copies"}, index);
  REQUIRE(apart.session.shows(" 3. "));
  CHECK_FALSE(contains(apart.session.screen(), "同じ文書"));
}
