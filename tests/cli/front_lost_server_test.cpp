// Servers behind a front that are away, hang, or come back.
#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <thread>

#include "common/index/served_texts.h"
#include "common/index/server_connection.h"
#include "searcher/live_searcher.h"
#include "tests/catch.h"
#include "tests/cli/own_searcher.h"
#include "tests/cli/search_server.h"
#include "tests/cli/set_on_servers.h"

using namespace musubi;
using namespace musubi::test;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

constexpr int kShards = SetOnServers::kShards;

TEST_CASE("a searcher with a front reaches servers again that were away", "[cli][shards][front]") {
  constexpr int kIdle = 2000;
  SetOnServers set(kIdle);
  set.folder().write("far/XAPIANDB", set.stub());
  auto searcher = LiveSearcher::open(own_options(set.far()), {});
  if (!searcher) FAIL(searcher.error().message);
  // With filters, which are counted apart.
  const auto total = [&]() -> std::optional<std::uint64_t> {
    const auto answer = searcher->ask(
        [](Searcher& current) {
          return current.search(request_of({"大連市", "中国", "観光"}));
        },
        [](const auto&) {});
    if (!answer) return std::nullopt;
    return answer->total;
  };
  const auto all = total();
  CHECK(all > 0);
  const auto be_idle = [] { std::this_thread::sleep_for(std::chrono::milliseconds(kIdle + 1000)); };
  be_idle();  // they have hung up
  CHECK(total() == all);
  set.stop(1);
  be_idle();
  CHECK_FALSE(total().has_value());
  set.start(1);
  CHECK(total() == all);
}

TEST_CASE("a server that is lost is named beside a front, and the others can answer",
          "[cli][shards][front]") {
  SetOnServers set;
  set.folder().write("far/XAPIANDB", set.stub());
  const auto search = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"--index", set.far(), "--config",
                                          set.folder() / "musubi.conf"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run("searcher", arguments);
  };
  const std::string place = fmt::format("127.0.0.1:{}", set.ports()[1]);
  set.folder().write("musubi.conf", "[shards]\ntimeout = 2s\n");
  const auto whole = json::parse(search({"観光", "--format=json"}).out)["total"];
  set.stop(1);
  const Outcome lost = search({"観光"});
  CHECK(lost.status == 2);
  CHECK_THAT(lost.err, ContainsSubstring(place) && ContainsSubstring("--partial"));
  const Outcome partial = search({"--partial", "観光", "--format=json"});
  INFO(partial.err);
  REQUIRE(partial.status == 0);
  CHECK(json::parse(partial.out)["shards"] == json{{"total", 3}, {"answered", 2}});
  CHECK(json::parse(partial.out)["total"] < whole);
  CHECK_THAT(partial.out, ContainsSubstring("残りの部分だけを検索しました"));
  // Letters of the others are at hand as ever.
  const Outcome by_letters = search({"--partial", "市と観", "--format=json"});
  INFO(by_letters.err);
  CHECK(by_letters.status == 0);
  CHECK(json::parse(by_letters.out)["total"] > 0);

  // One that takes a connection, and says nothing over it.
  const DumbServer silent("");
  const std::string stub = set.stub();
  set.folder().write("far/XAPIANDB",
                     fmt::format("remote 127.0.0.1:{}\nremote 127.0.0.1:{}\nremote 127.0.0.1:{}\n",
                                 set.ports()[0], silent.port(), set.ports()[2]));
  CHECK_THAT(search({"観光"}).err, ContainsSubstring("no answer in time"));
  const Outcome without = search({"--partial", "観光", "--format=json"});
  INFO(without.err);
  REQUIRE(without.status == 0);
  CHECK(json::parse(without.out)["total"] == json::parse(partial.out)["total"]);
  set.folder().write("far/XAPIANDB", stub);

  const int spare = free_port();
  const RunningProgram replica = serve(set.live() / "shard-2-of-3", spare);
  set.folder().write("musubi.conf",
                     fmt::format("[shards]\ntimeout = 2s\n{} = 127.0.0.1:{}\n", place, spare));
  const Outcome found = search({"観光", "--format=json"});
  INFO(found.err);
  REQUIRE(found.status == 0);
  CHECK(json::parse(found.out)["total"] == whole);
}

TEST_CASE("the answers to a question that failed are not taken for those to the next",
          "[cli][shards][front]") {
  SetOnServers set;
  std::vector<std::unique_ptr<ServerConnection>> connections;
  std::vector<Xapian::Database> shards;
  for (int i = 0; i < kShards; ++i) {
    shards.emplace_back((set.live() / fmt::format("shard-{}-of-{}", i + 1, kShards)).string());
    auto served = identity_of(shards.back());
    if (i == 1) served.uuid = "of another";
    connections.push_back(std::make_unique<ServerConnection>(
        ServerAddress{"127.0.0.1", static_cast<unsigned>(set.ports()[static_cast<std::size_t>(i)])},
        std::chrono::seconds(20), served));
  }
  ServedTexts texts(std::make_shared<ShardServers>(std::move(connections)));
  const auto stored = [&](Xapian::docid document) {
    return shards[(document - 1) % kShards].get_document((document - 1) / kShards + 1).get_data();
  };
  CHECK(texts.data_of(3) == stored(3));
  // Of its three servers, the second is taken for another.
  CHECK_THROWS_AS(texts.fetch(std::vector<Xapian::docid>{4, 5, 6, 7}), Xapian::NetworkError);
  CHECK(texts.data_of(9) == stored(9));
  CHECK_THROWS_AS(texts.data_of(5), Xapian::NetworkError);
  CHECK(texts.data_of(10) == stored(10));
  CHECK(texts.data_of(6) == stored(6));
}
