// The files of a front: written where they may be, checked, and refused where they are of another set.
#include <fmt/format.h>

#include <filesystem>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/own_searcher.h"
#include "tests/cli/set_on_servers.h"

using namespace musubi;
using namespace musubi::test;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace fs = std::filesystem;

TEST_CASE("a front of another night, or servers in another order, are refused",
          "[cli][shards][front]") {
  SetOnServers set;
  const auto search = [&] { return run("searcher", {"--index", set.far(), "観光"}); };
  const std::string stub = read_file(set.far() + "/XAPIANDB");
  CHECK(search().status == 0);

  set.folder().write("far/XAPIANDB", fmt::format("remote 127.0.0.1:{}\nremote 127.0.0.1:{}\n"
                                                 "remote 127.0.0.1:{}\n",
                                                 set.ports()[1], set.ports()[0], set.ports()[2]));
  Outcome refused = search();
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("serves shard 2 of 3, and stands in line 1"));
  set.folder().write("far/XAPIANDB", stub.substr(0, stub.rfind("remote")));
  CHECK_THAT(search().err, ContainsSubstring("is of 3 shards, the stub names 2 servers"));
  const Outcome in_japanese =
      run("searcher", {"--index", set.far(), "観光"}, {{"LANG", "ja_JP.UTF-8"}});
  CHECK_THAT(in_japanese.err, ContainsSubstring("スタブファイルにはサーバーが 2 台"));

  set.folder().write("far/XAPIANDB", stub);
  set.become(night(1));
  set.build();
  set.copy_front();
  refused = search();
  CHECK(refused.status == 2);
  CHECK(refused.out.empty());
  CHECK_THAT(refused.err, ContainsSubstring("serves another database than"));
  CHECK_THAT(refused.err, ContainsSubstring("copy its folder front"));

  fs::resize_file(fs::path(set.far()) / "front/postlist.glass", 8192);
  CHECK_THAT(search().err, ContainsSubstring("postlist.glass is not what it was"));
  fs::remove_all(set.far() + "/front");
  CHECK(search().status == 0);
}

TEST_CASE("the front is checked like the rest of a set", "[cli][shards][front]") {
  SetOnServers set;
  set.become(night(1));
  set.build();
  const auto check = [&] { return run("indexer", {"--index", set.index(), "--check"}); };
  CHECK(check().status == 0);
  fs::resize_file(set.live() / "front/postlist.glass", 8192);
  const Outcome found = check();
  CHECK(found.status == 2);
  CHECK_THAT(found.err, ContainsSubstring("front/postlist.glass"));
}

TEST_CASE("a front is written in place of another one, and of nothing else", "[cli][front]") {
  const TemporaryFolder folder;
  folder.write("docs/a.txt", "大連市との協定\n");
  const std::string index = folder / "index";
  const std::string shards = GENERATE("1", "2");
  REQUIRE(run("indexer", {"--index", index, "--shards", shards, folder / "docs"}).status == 0);
  const auto write_front = [&](const std::string& to) {
    return run("indexer", {"--index", index, "--front", to}).status;
  };
  fs::create_directories(folder / "far");
  CHECK(write_front(folder / "far/front") == 0);
  CHECK(write_front(folder / "far/front/") == 0);  // as a shell completes it
  CHECK(fs::exists(folder / "far/front/postlist.glass"));
  CHECK(std::distance(fs::directory_iterator(folder / "far"), {}) == 1);

  const IndexLayout layout(index);
  const fs::path live = layout.generations() / layout.live_generation().value();
  folder.write("mine/checksums", "");
  const std::vector<std::string> kept_ones = {live.string(), live.string() + "/front",
                                              folder / "docs", folder / "mine",
                                              folder / "docs/a.txt"};
  for (const std::string& kept : kept_ones) {
    INFO(kept);
    CHECK(write_front(kept) == 2);
  }
  CHECK(run("indexer", {"--index", index, "--check"}).status == 0);
  CHECK(fs::exists(folder / "docs/a.txt"));
}
