// indexer --push: a set of shards on hosts, published there by one rename.
#include <fmt/format.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "searcher/live_searcher.h"
#include "tests/catch.h"
#include "tests/cli/own_searcher.h"
#include "tests/cli/program.h"
#include "tests/cli/pushed_set.h"

using namespace musubi;
using namespace musubi::test;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using nlohmann::json;

namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

json answer_of(const Outcome& found) {
  INFO(found.err);
  REQUIRE(found.status == 0);
  json answer = json::parse(found.out);
  answer.erase("took_ms");
  for (json& hit : answer["hits"]) {
    for (const char* varies : {"file", "path", "row"}) hit.erase(varies);
  }
  return answer;
}

ino_t inode_of(const fs::path& file) {
  struct stat status = {};
  return ::stat(file.c_str(), &status) == 0 ? status.st_ino : 0;
}

// The one folder of a host that has the set of this generation.
fs::path set_of(const PushedSet& set, int host, const std::string& generation) {
  for (const auto& entry : fs::directory_iterator(set.host(host) / "sets")) {
    if (entry.path().filename().string().starts_with(generation)) return entry.path();
  }
  return {};
}

}  // namespace

TEST_CASE("a pushed set is searched over its hosts as it is at home", "[cli][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  require_done(set.build(1));
  const Outcome pushed = set.push();
  require_done(pushed);
  CHECK_THAT(pushed.out, ContainsSubstring("set 000001 is live on 2 hosts"));
  CHECK(answer_of(set.search(set.front())) == answer_of(set.search(set.index())));
  // Each host has its own shard, and nothing else.
  CHECK(fs::exists(set_of(set, 0, "000001") / "shard-1-of-2/postlist.glass"));
  CHECK(!fs::exists(set_of(set, 0, "000001") / "shard-2-of-2"));
  CHECK(fs::exists(set_of(set, 1, "000001") / "shard-2-of-2/postlist.glass"));
}

TEST_CASE("nights take turns at the ports of a shard, and hosts keep as many sets as the index",
          "[cli][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  for (int night = 1; night <= 4; ++night) {
    require_done(set.build(night));
    require_done(set.push());
    CHECK(set.night_at(set.front()) == night);
    const std::string stub = read_file(fs::path(set.front()) / "XAPIANDB");
    CHECK_THAT(stub, ContainsSubstring(
                         fmt::format("remote 127.0.0.1:{}\n", set.port(0, (night - 1) % 2))));
  }
  for (int host = 0; host < PushedSet::kHosts; ++host) {
    CHECK(set.sets_of(host) == Names{"000003", "000004"});
  }
}

TEST_CASE("what a host has already is not sent to it again", "[cli][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  require_done(set.build(1));
  require_done(set.push());
  // One document more, in one of the shards.
  std::ofstream(set.folder() / "list.jsonl", std::ios::app)
      << R"({"id": "one more", "title": "1夜の記録", "body": "経済"})" << '\n';
  require_done(run("indexer", {"--index", set.index()}));
  require_done(set.push());
  int same = 0;
  for (int host = 0; host < PushedSet::kHosts; ++host) {
    const std::string file = fmt::format("shard-{}-of-2/postlist.glass", host + 1);
    same +=
        inode_of(set_of(set, host, "000001") / file) == inode_of(set_of(set, host, "000002") / file)
            ? 1
            : 0;
  }
  CHECK(same == 1);
}

TEST_CASE("a push of what is live already changes nothing, and mends what a host has lost",
          "[cli][push]") {
  if (!PushedSet::is_possible()) return;
  PushedSet set;
  require_done(set.build(1));
  require_done(set.push());
  const std::string link = fs::read_symlink(fs::path(set.front()) / "XAPIANDB");
  fs::remove_all(set.host(1));
  require_done(set.push());
  CHECK(fs::read_symlink(fs::path(set.front()) / "XAPIANDB") == link);
  CHECK(set.night_at(set.front()) == 1);
}

TEST_CASE("a rollback is pushed without copying, or done by the link alone", "[cli][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  require_done(set.build(1));
  require_done(set.push());
  const fs::path link = fs::path(set.front()) / "XAPIANDB";
  const fs::path first = fs::read_symlink(link);
  require_done(set.build(2));
  require_done(set.push());
  const auto before = inode_of(set_of(set, 0, "000001") / "shard-1-of-2/postlist.glass");

  fs::remove(link);
  fs::create_symlink(first, link);
  CHECK(set.night_at(set.front()) == 1);

  require_done(run("indexer", {"--index", set.index(), "--rollback"}));
  require_done(set.push());
  CHECK(set.night_at(set.front()) == 1);
  CHECK(inode_of(set_of(set, 0, "000001") / "shard-1-of-2/postlist.glass") == before);
  require_done(set.build(3));
  require_done(set.push());
  CHECK(set.night_at(set.front()) == 3);
}

TEST_CASE("no answer mixes two nights while sets are pushed", "[cli][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  require_done(set.build(1));
  require_done(set.push());
  std::atomic<bool> done = false;
  std::atomic<int> answers = 0, refused = 0, mixed = 0;
  std::vector<std::thread> searchers;
  for (int i = 0; i < 2; ++i) {
    searchers.emplace_back([&] {
      while (!done) {
        const int night = set.night_at(set.front());
        ++(night == -2 ? mixed : night == -1 ? refused : answers);
      }
    });
  }
  constexpr int kNights = 6;
  for (int night = 2; night <= kNights; ++night) {
    const Outcome built = set.build(night);
    const Outcome pushed = set.push();
    CHECK(built.status == 0);
    CHECK(pushed.status == 0);
  }
  done = true;
  for (std::thread& searcher : searchers) searcher.join();
  CHECK(answers > kNights);
  CHECK(mixed == 0);
  CHECK(refused == 0);
  CHECK(set.night_at(set.front()) == kNights);
}

TEST_CASE("a searcher that stays goes over to a set that was pushed", "[cli][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  require_done(set.build(1));
  require_done(set.push());
  auto searcher = LiveSearcher::open(own_options(set.front()), {});
  if (!searcher) FAIL(searcher.error().message);
  const auto title = [&searcher]() -> std::string {
    SearchRequest request;
    request.query = "経済交流";
    const auto answer = searcher->ask(
        [&request](Searcher& current) { return current.search(request); }, [](const auto&) {});
    return answer ? answer->hits.at(0).title : answer.error().message;
  };
  CHECK_THAT(title(), StartsWith("1夜"));
  require_done(set.build(2));
  require_done(set.push());
  CHECK_THAT(title(), StartsWith("2夜"));
  // The ports that it is connected to serve another set by then.
  for (const int night : {3, 4}) {
    require_done(set.build(night));
    require_done(set.push());
  }
  CHECK_THAT(title(), StartsWith("4夜"));
}

TEST_CASE("where a shard is on two hosts, one of them is enough for a search", "[cli][push]") {
  if (!PushedSet::is_possible()) return;
  PushedSet set("300ms");
  set.write_config(PushedSet::Copies::Two);
  require_done(set.build(1));
  require_done(set.push());
  CHECK(set.night_at(set.front()) == 1);
  set.stop_servers(0, 0);
  CHECK(set.night_at(set.front()) == 1);
}

TEST_CASE("a port of a host that no push serves any more is told, and keeps its set",
          "[cli][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  require_done(set.build(1));
  require_done(set.push());
  const fs::path first = set_of(set, 0, "000001");
  std::ofstream(set.host(0) / "served/999") << "auto ../sets/" << first.filename().string()
                                            << "/shard-1-of-2\n";
  for (int night = 2; night <= 5; ++night) {
    require_done(set.build(night));
    const Outcome pushed = set.push();
    require_done(pushed);
    CHECK_THAT(pushed.err, ContainsSubstring("127.0.0.1 (shard 1): port 999 is none of [shards]") &&
                               ContainsSubstring("set " + first.filename().string() + " stays"));
    CHECK_THAT(pushed.err, !ContainsSubstring("(shard 2): port"));
  }
  CHECK(set.sets_of(0) == Names{"000001", "000004", "000005"});
  CHECK(set.sets_of(1) == Names{"000004", "000005"});
}

TEST_CASE("what is wrong with [shards] is told before anything is copied", "[cli][push]") {
  const PushedSet set;
  require_done(set.build(1));
  const auto told = [&](const std::string& lines) {
    const auto config = set.folder() / "other.conf";
    std::ofstream(config) << lines;
    const Outcome pushed =
        run("indexer", {"--config", config.string(), "--index", set.index(), "--push"});
    CHECK(pushed.status == 2);
    return pushed.err;
  };
  CHECK_THAT(told(""), ContainsSubstring("does not say where to push to"));
  CHECK_THAT(told("[shards]\npublish_to = /x\nshard 1 = a:/srv\n"),
             ContainsSubstring("the index has 2 shards, [shards] names hosts for 1"));
  CHECK_THAT(told("[shards]\npublish_to = x\n"),
             ContainsSubstring("other.conf:2: publish_to is a folder"));
  CHECK_THAT(told("[shards]\nshard 2 = a:/srv\n"), ContainsSubstring("there is no shard 1"));
  for (const char* host : {"a", "a:srv", "-oProxyCommand=x:/srv", "a:/srv;reboot", "a:/s$(x)"}) {
    INFO(host);
    CHECK_THAT(told(fmt::format("[shards]\nshard 1 = {}\n", host)),
               ContainsSubstring("other.conf:2: ") && ContainsSubstring("is not HOST:/FOLDER"));
  }
  CHECK_THAT(
      told(fmt::format("[shards]\npublish_to = {}\nshard 1 = a:/s\nshard 2 = a:/s\n", set.index())),
      ContainsSubstring("is no link that --push made"));
}
