// A front and servers of shards: as many exchanges as are promised, and no other answers.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "common/index/layout.h"
#include "common/index/served_texts.h"
#include "common/index/server_connection.h"
#include "searcher/live_searcher.h"
#include "searcher/present/json.h"
#include "searcher/search.h"
#include "tests/catch.h"
#include "tests/cli/counting_wire.h"
#include "tests/cli/own_searcher.h"
#include "tests/cli/program.h"
#include "tests/cli/search_server.h"

using namespace musubi;
using namespace musubi::test;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace fs = std::filesystem;

namespace {

constexpr int kShards = 3;
constexpr int kMostExchanges = 5;

std::string record_of(int number) {
  static const char* const kSubjects[] = {"経済交流", "観光", "農業", "コンピュータ", "国際会議"};
  static const char* const kPlaces[] = {"大連市", "青森県", "仙台市"};
  json record = {{"id", fmt::format("d{}", number)},
                 {"title", fmt::format("{}と{}", kPlaces[number % 3], kSubjects[number % 5])},
                 {"body", fmt::format("{}と{}の協定を結んだ。第{}号の国際記録", kPlaces[number % 2],
                                      kSubjects[number % 4], number)}};
  if (number % 4 != 0) record["date"] = fmt::format("{}-04-01", 1985 + number % 30);
  if (number % 2 != 0) record["country"] = number % 3 == 0 ? "中国" : "韓国";
  if (number % 5 != 0) record["domain"] = number % 3 == 0 ? "経済" : "観光";
  return record.dump() + "\n";
}

// In another one documents are gone and new.
std::string night(int number) {
  std::string lines;
  for (int i = number * 9; i < 120 + number; ++i) lines += record_of(i);
  return lines;
}

// A set of shards, served, and a folder with its front and a stub that names the servers.
class SetOnServers {
 public:
  // Its servers hang up on who says nothing for so long; 0: for a minute.
  explicit SetOnServers(int idle_ms = 0, const std::string& lines = night(0)) : idle_ms_(idle_ms) {
    become(lines);
    folder_.write("docs/minutes.txt", "議事の記録\n話し合った。\n");
    folder_.write("docs/old/minutes.txt", "以前の記録\n話し合った。\n");
    folder_.write("docs/letter.txt", "書簡\n返事を書いた。\n");
    build();
    for (int i = 0; i < kShards; ++i) {
      ports_.push_back(free_port());
      servers_.emplace_back();
      start(i);
    }
    wire_.emplace(ports_);
    folder_.write("far/XAPIANDB", wire_->stub());
    copy_front();
  }

  std::string index() const { return folder_ / "index"; }
  std::string far() const { return folder_ / "far"; }
  fs::path live() const {
    const IndexLayout layout(folder_ / "index");
    return layout.generations() / layout.live_generation().value();
  }
  CountingWire& wire() { return *wire_; }
  const std::vector<int>& ports() const { return ports_; }
  const TemporaryFolder& folder() const { return folder_; }

  // The server of a shard, from 0.
  void stop(int shard) { servers_[static_cast<std::size_t>(shard)].reset(); }
  void start(int shard) {
    const auto i = static_cast<std::size_t>(shard);
    servers_[i].emplace(
        serve(live() / fmt::format("shard-{}-of-{}", shard + 1, kShards), ports_[i], idle_ms_));
  }
  // As if there were no wire.
  std::string stub() const {
    std::string lines;
    for (const int port : ports_) lines += fmt::format("remote 127.0.0.1:{}\n", port);
    return lines;
  }

  void become(const std::string& lines) const { folder_.write("docs/list.jsonl", lines); }
  Outcome build() const {
    const Outcome built =
        run("indexer", {"--index", index(), "--shards", std::to_string(kShards), folder_ / "docs"});
    INFO(built.err);
    REQUIRE(built.status == 0);
    return built;
  }
  void copy_front() const {
    fs::remove_all(folder_ / "far/front");
    fs::copy(live() / "front", folder_ / "far/front", fs::copy_options::recursive);
  }

 private:
  int idle_ms_;
  TemporaryFolder folder_;
  std::vector<int> ports_;
  std::deque<std::optional<RunningProgram>> servers_;
  std::optional<CountingWire> wire_;
};

struct Asked {
  const char* query;
  std::optional<std::string> country = std::nullopt;
  std::optional<std::string> domain = std::nullopt;
  SortOrder sort = SortOrder::Relevance;
};

SearchRequest request_of(const Asked& asked) {
  SearchRequest request;
  request.query = asked.query;
  request.limit = 12;
  request.sort = asked.sort;
  if (asked.country) request.facet_values[FieldId::Country] = {*asked.country};
  if (asked.domain) request.facet_values[FieldId::Domain] = {*asked.domain};
  return request;
}

json answer_of(Searcher& searcher, const Asked& asked) {
  const auto answer = searcher.search(request_of(asked));
  if (!answer) return answer.error().message;
  json shown = json::parse(present_json(*answer));
  shown.erase("took_ms");
  for (json& hit : shown["hits"]) {
    for (const char* varies : {"file", "path", "row"}) hit.erase(varies);
  }
  return shown;
}

}  // namespace

TEST_CASE("no first question over servers waits for more exchanges than is told",
          "[cli][shards][front]") {
  SetOnServers set;
  Searcher near = own_searcher(set.index());
  const std::vector<Asked> queries = {
      {"観光"},
      {"大連市と農業"},
      {"だいれん"},
      {"国際*"},
      {"けいざいこ*"},
      {"コンピユータ"},
      {"観光 火星人"},
      {"農業", "中国"},
      {"農業", "中国", "観光"},
      {"火星人 大連", "中国", "観光"},
      {"国際会議 第三号 青森県"},
      {"観光", std::nullopt, std::nullopt, SortOrder::OldestFirst},
      {"", "中国"},
      {"id:d1*"},
      {"domain:農業 大連"},
      {"「大連市と観光」"},
      {"市"},
      {"際交"},
      {"連市と観"},
      {"子ど*"},
      {"観光 -「青森県と」"},
      {"「大連市と観光」 第三号", "中国", "観光"},
      {"大連市と経済の協定を結んだのはどこですか"},
  };
  for (const Asked& asked : queries) {
    INFO(asked.query);
    int exchanges = kMostExchanges + 1;
    json found;
    // The wire may count too many.
    for (int i = 0; i < 8 && exchanges > kMostExchanges; ++i) {
      Searcher far = own_searcher(set.far());  // which has heard nothing yet
      set.wire().take_exchanges();
      found = answer_of(far, asked);
      exchanges = std::min(exchanges, set.wire().take_exchanges());
    }
    CHECK(exchanges <= kMostExchanges);
    const json expected = answer_of(near, asked);
    CHECK(found["total"] == expected["total"]);
    CHECK(found["facets"] == expected["facets"]);
    CHECK(found["hits"] == expected["hits"]);
    CHECK(found["suggestion"] == expected["suggestion"]);
  }
}

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

TEST_CASE("documents are shown by the name of their file over servers, too",
          "[cli][shards][front]") {
  const SetOnServers set;
  const auto shown = [&](const std::string& name) {
    return run("searcher", {"--index", set.far(), "--show", name});
  };
  CHECK_THAT(shown("letter.txt").out, ContainsSubstring("書簡"));
  CHECK_THAT(shown("old/minutes.txt").out, ContainsSubstring("以前の記録"));
  const Outcome several = shown("minutes.txt");
  CHECK(several.status == 2);
  CHECK_THAT(several.err,
             ContainsSubstring("docs/minutes.txt") && ContainsSubstring("docs/old/minutes.txt"));
}

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

TEST_CASE("of very many texts that may hold a phrase not all are read, which is told",
          "[cli][shards][front]") {
  const auto record = [](int number, const char* title, const char* body, const char* date) {
    return json{
               {"id", fmt::format("d{}", number)}, {"title", title}, {"body", body}, {"date", date}}
               .dump() +
           "\n";
  };
  std::string lines;
  for (int i = 0; i < 5040; ++i) {
    const bool is_titled = i % 1500 == 3;
    lines += record(i, is_titled ? "経済の交流" : "記録", "経済の交流の話", "2010-04-01");
  }
  lines += record(5040, "経済の交流", "役場の経済の交流", "1999-04-01");
  lines += record(5041, "記録", "鉄道と経済の交流", "1998-04-01");
  const SetOnServers set(0, lines);
  Searcher near = own_searcher(set.index());
  Searcher far = own_searcher(set.far());
  // The letters tell which documents have it, but not where.
  const json found = answer_of(far, {"title:「経済の交流」"});
  CHECK(found["total"] == 5);
  CHECK(found["hits"] == answer_of(near, {"title:「経済の交流」"})["hits"]);
  CHECK(found["total_is_least"] == true);
  CHECK_THAT(found["notes"].dump(),
             ContainsSubstring("5042 件のうち、2000 件だけ") &&
                 ContainsSubstring("実際の件数は、これより多いことがあります"));
  // Those that the rest of the query leaves are read.
  for (const char* query : {"title:「経済の交流」 役場", "鉄道 -title:「経済の交流」",
                            "「経済の交流」 鉄道", "title:「経済の交流」 年:1999"}) {
    INFO(query);
    CHECK(answer_of(far, {query}) == answer_of(near, {query}));
  }
  // What may be wrong altogether is refused.
  CHECK_THAT(answer_of(far, {"経済 -title:「経済の交流」"}).dump(),
             ContainsSubstring("5042 documents may hold what is to be left out"));
  CHECK_THAT(answer_of(far, {"title:「の交流の話」"}).dump(),
             ContainsSubstring("5040 documents may hold what is looked for"));
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

TEST_CASE("a front does not guess which partners a part of a country leaves out",
          "[cli][shards][front]") {
  const char* const kLines = R"({"id":"a","body":"州との覚書","partners":"米国/カリフォルニア州"})"
                             "\n"
                             R"({"id":"b","body":"市との覚書","partners":"米国/ナカハマ市"})"
                             "\n"
                             R"({"id":"c","body":"市の話"})"
                             "\n";
  const SetOnServers set(0, kLines);
  const auto search = [](const std::string& index) {
    const Outcome found =
        run("searcher", {"--index", index, "--partner", "カリフォルニア州", "--format=json"});
    INFO(found.err);
    REQUIRE(found.status == 0);
    return json::parse(found.out);
  };
  const json far = search(set.far()), near = search(set.index());
  CHECK(far["total"] == near["total"]);
  CHECK_THAT(far["notes"].dump(), !ContainsSubstring("表にない相手"));
}
