// Searching as one types, on a real terminal.
#include <csignal>

#include "tests/catch.h"
#include "tests/cli/officer.h"

using musubi::test::corpus_index;
using musubi::test::golden;
using musubi::test::Officer;
using musubi::test::steady;
using musubi::test::TerminalSession;
using musubi::test::TerminalSize;

namespace {

constexpr std::string_view kDown = "\x1b[B";
constexpr std::string_view kEscape = "\x1b";

class Interactive {
 public:
  explicit Interactive(TerminalSize size, const std::map<std::string, std::string>& more = {},
                       const std::vector<std::string>& options = {})
      : session("searcher", with(options), size, officer_.environment(more)) {}

 private:
  static std::vector<std::string> with(const std::vector<std::string>& options) {
    std::vector<std::string> words = {"--index", corpus_index(), "-i"};
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
