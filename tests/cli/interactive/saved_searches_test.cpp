// Saved searches on the full screen.
#include "tests/cli/interactive/interactive.h"

using namespace musubi::test;

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
