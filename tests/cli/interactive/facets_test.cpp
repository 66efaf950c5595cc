// The pane of facets on the full screen.
#include "tests/cli/interactive/interactive.h"

using namespace musubi::test;

namespace {

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
