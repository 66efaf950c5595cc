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
  explicit Interactive(TerminalSize size, const std::map<std::string, std::string>& more = {})
      : session("searcher", {"--index", corpus_index(), "-i"}, size, officer_.environment(more)) {}

 private:
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
  CHECK(session.shows("観光"));
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
  REQUIRE(session.shows("件中 1"));
  session.type("\t ");  // to the facets, and the first value ticked
  CHECK(session.shows("[x]"));
  REQUIRE(session.shows("絞り込み:"));
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

TEST_CASE("a terminal that can do no more has a plain prompt, and a pipe is told",
          "[cli][interactive]") {
  Officer officer;
  const auto plain =
      officer.on_terminal({"-i", "--no-facets"}, {80, 24}, {{"TERM", "dumb"}}, "大連 経済\n\n");
  CHECK(plain.status == 0);
  CHECK(contains(plain.out, "全4件中"));
  CHECK_FALSE(contains(plain.out, "\x1b"));
  CHECK(officer.search({"-i"}).status == 2);
}
