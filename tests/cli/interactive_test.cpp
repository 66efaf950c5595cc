// Searching as one types, on a real terminal.
#include <csignal>

#include "tests/catch.h"
#include "tests/cli/officer.h"

using musubi::test::corpus_index;
using musubi::test::golden;
using musubi::test::Officer;
using musubi::test::run;
using musubi::test::steady;
using musubi::test::TemporaryFolder;
using musubi::test::TerminalSession;
using musubi::test::TerminalSize;

namespace {

constexpr std::string_view kDown = "\x1b[B";
constexpr std::string_view kEscape = "\x1b";

class Interactive {
 public:
  explicit Interactive(TerminalSize size, const std::map<std::string, std::string>& more = {},
                       const std::vector<std::string>& options = {},
                       const std::string& index = corpus_index())
      : session("searcher", with(options, index), size, officer_.environment(more)) {}

 private:
  static std::vector<std::string> with(const std::vector<std::string>& options,
                                       const std::string& index) {
    std::vector<std::string> words = {"--index", index, "-i"};
    words.insert(words.end(), options.begin(), options.end());
    return words;
  }

  Officer officer_;

 public:
  TerminalSession session;
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// The line of the facets' pane that is chosen; nothing while the list has the keys.
std::string chosen_value(const TerminalSession& session) {
  const std::string screen = session.screen();
  const std::size_t begin = screen.find(">[");
  return begin == std::string::npos ? "" : screen.substr(begin, screen.find('\n', begin) - begin);
}

// Goes on when the choice has moved, not when the screen has changed: it may be drawn twice for
// one key, and a key too many would be on its way.
void press_until(TerminalSession& session, std::string_view key, std::string_view wanted) {
  REQUIRE(session.shows(">["));
  for (int i = 0; i < 40 && !contains(session.screen(), wanted); ++i) {
    const std::string before = chosen_value(session);
    session.type(key);
    for (int wait = 0; wait < 400 && chosen_value(session) == before; ++wait) {
      session.wait_a_little();
    }
  }
}

}  // namespace

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

TEST_CASE("a tick is taken off also where nothing is found", "[cli][interactive]") {
  Interactive user({80, 24}, {}, {"--country", "USA"});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("[x] 米国"));
  session.type("ぬるぽ");
  REQUIRE(session.shows("[x] 米国                 0"));
  CHECK(session.shows("該当する文書はありませんでした。"));
  session.type("\t ");
  REQUIRE(session.shows("関連順\n"));
  session.type("\t\x15");
  CHECK(session.shows("全48件中"));
  session.type("\t \x18");  // a tick, and all of them off
  CHECK(session.shows("全48件中"));
}

TEST_CASE("a region that was asked for is ticked, and taken off", "[cli][interactive]") {
  Interactive user({80, 24}, {}, {"--region", "tohoku"});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("[x] 東北"));
  session.type("\t ");
  CHECK(session.shows("全48件中"));
}

TEST_CASE("a year that is ticked takes the place of a range", "[cli][interactive]") {
  Interactive user({80, 24}, {}, {"--year", "2005..2012", "大連", "--country", "中国"});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("年:2005..2012"));
  session.type("\t");
  press_until(session, "j", ">[ ] 2004");
  session.type(" ");
  CHECK(session.shows("絞り込み: 国・地域:中国 年:2004\n"));
}

TEST_CASE("a facet is listed with all of its values", "[cli][interactive]") {
  Interactive user({80, 24});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("ほか"));
  session.type("\t\x1b[C");  // right
  CHECK(session.shows("富山県"));
  session.type("\x1b[D");
  CHECK(session.shows("ほか"));
}

TEST_CASE("the order of a saved search holds, and is told", "[cli][interactive]") {
  Interactive user({80, 24}, {}, {"--sort", "date", "大連"});
  REQUIRE(user.session.shows("古い順"));
  CHECK(user.session.shows("全5件中"));
  user.session.type("\x13");
  CHECK(user.session.shows("更新順"));
  user.session.type("\x13");
  CHECK(user.session.shows("関連順"));
  user.session.type("\x15");  // of everything nothing is more relevant
  CHECK(user.session.shows("新しい順"));
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

TEST_CASE("a saved search is asked for by its name, and its filters can be taken off",
          "[cli][interactive]") {
  const TemporaryFolder folder;
  const std::string config = folder.write("musubi.conf",
                                          "[search.china]\nquery = 大連\ncountry = 中国\ndomain = "
                                          "技術\n[search.korea]\ncountry = 韓国\n");
  Interactive user({80, 24}, {}, {"--config", config});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("全48件中"));
  session.type("@");
  CHECK(session.shows("保存した検索: @china @korea"));
  CHECK(session.shows("@china @korea"));
  session.type("chi");
  CHECK(session.shows("保存した検索: @china\n"));
  session.type("na");  // what it finds is seen at once
  CHECK(session.shows("大連理工大学"));
  session.type(" ");  // and stands in the line for its name
  CHECK(session.shows("検索: 大連"));
  CHECK(session.shows("絞り込み: 国・地域:中国 分野:技術"));
  session.type("\x18");
  CHECK(session.shows("全5件中"));
  session.type("\x15@korea\r");
  CHECK(session.shows("[x] 韓国"));
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

TEST_CASE("what has no room on the full screen is told", "[cli][interactive]") {
  Interactive user({80, 24});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("全48件中 1〜10件"));
  CHECK(session.shows("↓ 分野・年・団体"));
  session.type("\t");
  press_until(session, "j", "↑ 都道府県");
  CHECK(session.shows("↑ 都道府県"));
  session.type("\t");
  session.resize({80, 14});
  CHECK(session.shows("↓ このページにあと 5 件"));
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

TEST_CASE("a saved search that is wrong is told, and the others are there", "[cli][interactive]") {
  const TemporaryFolder folder;
  const std::string config = folder.write(
      "musubi.conf", "[search.bad]\nquery = 大連\nsort = sideways\n[search.china]\nquery = 大連\n");
  Interactive user({100, 24}, {}, {"--config", config});
  TerminalSession& session = user.session;
  CHECK(session.shows("@bad: "));
  session.type("@china　");  // as an input method types a blank
  CHECK(session.shows("検索: 大連"));
  CHECK(session.shows("全5件中"));
  Officer officer;
  const auto plain = officer.on_terminal({"-i", "--no-facets", "--config", config}, {80, 24},
                                         {{"TERM", "dumb"}}, "@china　\n\n");
  INFO(plain.out);
  CHECK(plain.status == 0);
  CHECK(contains(plain.out, "@bad: "));
  CHECK(contains(plain.out, "全5件中"));
}

TEST_CASE("saved searches with a document or a day are called on the full screen, too",
          "[cli][interactive]") {
  const TemporaryFolder folder;
  const std::string config = folder.write("musubi.conf",
                                          "[search.similar]\nlike = aomori-dalian-2004\n"
                                          "[search.new]\nsince = 2020-01-01\n"
                                          "[search.last]\nsince = last\n");
  Interactive user({100, 24}, {}, {"--config", config});
  TerminalSession& session = user.session;
  REQUIRE(session.shows("全48件中"));
  session.type("＠similar ");
  CHECK(session.shows("絞り込み: 似た文書:aomori-dalian-2004"));
  CHECK(session.shows("大連市との地域間連携"));
  session.type("覚書");  // takes the place of the document
  CHECK(session.shows("全12件中"));
  session.type("\x15\x18@new ");
  CHECK(session.shows("絞り込み: 更新:2020-01-01.."));
  session.type("\x18@last ");
  CHECK(session.shows("絞り込み: 更新:20"));
  CHECK(session.shows("全48件中"));
}
