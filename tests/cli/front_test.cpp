// A front and servers of shards: as many exchanges as are promised, and no other answers.
#include <fmt/format.h>

#include <algorithm>

#include "tests/catch.h"
#include "tests/cli/own_searcher.h"
#include "tests/cli/set_on_servers.h"

using namespace musubi;
using namespace musubi::test;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

constexpr int kMostExchanges = 5;

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
