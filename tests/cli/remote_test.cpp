// A stub that names a remote shard, served by Xapian's own server.
#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/cli/search_server.h"

using Catch::Matchers::ContainsSubstring;
using musubi::test::free_port;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::RunningProgram;
using musubi::test::serve;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

// What an answer says of the documents, but for scores: a remote shard does not tell how
// rare pairs of letters are.
json told(const std::string& index, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--index", index, "--format", "json"});
  const Outcome outcome = run("searcher", arguments);
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  const json answer = json::parse(outcome.out);
  json ids;
  for (const auto& hit : answer["hits"]) ids.push_back(hit["id"]);
  return {{"ids", ids}, {"total", answer["total"]}, {"facets", answer["facets"]}};
}

// As Xapian's own replication does: the database and nothing of ours beside it.
void replicate(const std::filesystem::path& generation, const std::filesystem::path& copy) {
  std::filesystem::create_directories(copy);
  for (const auto& file : std::filesystem::directory_iterator(generation)) {
    const auto name = file.path().filename();
    const bool is_of_database = name.extension() == ".glass" || name == "iamglass";
    if (is_of_database) std::filesystem::copy(file, copy);
  }
}

}  // namespace

TEST_CASE("a remote shard is searched like a local database", "[cli][remote]") {
  const TemporaryFolder folder;
  std::string lines;
  for (
      const char* line :
      {R"({"id":"d1","title":"大連","body":"観光の交流を深める","country":"中国","date":"2004-12-24"})",
       R"({"id":"d2","title":"会議","body":"経済の交流の話","country":"韓国","date":"2011-05-01"})",
       R"({"id":"d10","title":"会議","body":"経済の交流の話","country":"中国","date":"1998"})"}) {
    lines += std::string(line) + "\n";
  }
  const std::string index = (folder / "index").string();
  REQUIRE(run("indexer", {"--index", index, folder.write("a.jsonl", lines)}).status == 0);
  const int port = free_port();
  const RunningProgram server = serve((folder / "index/generations/000001").string(), port);
  folder.write("remote/XAPIANDB", "remote 127.0.0.1:" + std::to_string(port) + "\n");
  const std::string remote = (folder / "remote").string();

  const std::vector<std::vector<std::string>> queries = {
      {"交流"},
      {"だいれん"},
      {"経済 交流"},
      {"--sort", "date", "交流"},
      {"--sort=-date", "交流"},
      {"--country", "中国"},
      {"--country", "中国", "交流"},
      {"year:2004"},
      {"観*"},
      {"--like", "d1"},
      {"観光 訪問団"},  // no document has both
  };
  for (const auto& arguments : queries) {
    INFO(json(arguments).dump());
    CHECK(told(remote, arguments) == told(index, arguments));
  }
  const Outcome begun = run("searcher", {"--index", remote, "--format", "json", "けいざいこ*"});
  CHECK_THAT(begun.out, ContainsSubstring("最後の語の読みを一文字だけ入力した複合語"));
  CHECK_THAT(run("searcher", {"--index", index, "--format", "json", "けいざいこ*"}).out,
             !ContainsSubstring("最後の語の読みを一文字だけ"));
  const Outcome slip = run("searcher", {"--index", remote, "--format", "json", "darien"});
  CHECK(json::parse(slip.out)["suggestion"] == "dairen");
}

TEST_CASE("a phrase is looked up in the texts of remote shards that have its words",
          "[cli][remote]") {
  const TemporaryFolder folder;
  std::string lines;
  for (int n = 0; n < 2001; ++n) {
    const char* text = n % 500 == 0   ? "経済の交流を深める"
                       : n % 500 == 7 ? "交流の経済"
                                      : "経済と交流";
    lines += fmt::format(R"({{"id":"d{}","title":"{}","body":"{}","country":"{}"}})"
                         "\n",
                         n, n % 3 == 0 ? "友好の都市" : "都市", text, n % 2 == 0 ? "中国" : "韓国");
  }
  lines += R"({"id":"rest","title":"話","body":"何もない"})";
  const std::string index = (folder / "index").string();
  REQUIRE(run("indexer", {"--index", index, folder.write("a.jsonl", lines)}).status == 0);
  const int port = free_port();
  const RunningProgram server = serve((folder / "index/generations/000001").string(), port);
  folder.write("remote/XAPIANDB", fmt::format("remote 127.0.0.1:{}\n", port));
  const std::string remote = (folder / "remote").string();
  for (const char* query : {"「友好の都市」", "「友好の都市」 経済", "話 OR 「友好の都市」",
                            "経済 -「友好の都市」", "title:「友好の都市」", "経済 -「友好の市」"}) {
    for (const char* option : {"--sort=relevance", "--sort=-date", "--country=中国"}) {
      INFO(query << ' ' << option);
      CHECK(told(remote, {query, option, "--all-copies"}) ==
            told(index, {query, option, "--all-copies"}));
    }
  }
  const Outcome shown = run("searcher", {"--index", remote, "「友好の都市」", "--format=json"});
  CHECK_THAT(shown.out, ContainsSubstring("文字の並びでは探していません"));

  // More texts than are read: no part of the answer is given for the whole.
  const Outcome common = run("searcher", {"--index", remote, "「経済の交流」"});
  CHECK(common.status == 2);
  CHECK(common.out.empty());
  CHECK_THAT(common.err, ContainsSubstring("2001 documents have the words of a phrase"));
  CHECK_THAT(common.err, ContainsSubstring("without the quotes"));
}

TEST_CASE("a replica, which has the database only, answers like its master", "[cli][remote]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const std::string source =
      folder.write("a.jsonl", R"({"id":"d1","title":"大連","body":"観光の交流","country":"中国"})");
  REQUIRE(run("indexer", {"--index", index, source}).status == 0);
  replicate(folder / "index/generations/000001", folder / "copy/replica_1");
  folder.write("copy/XAPIANDB", "auto replica_1\n");
  CHECK(told((folder / "copy").string(), {"観光"}) == told(index, {"観光"}));
  CHECK(told((folder / "copy").string(), {"「観光の交流」"})["total"] == 1);
}

TEST_CASE("several databases that only Xapian can search answer like one", "[cli][remote]") {
  const TemporaryFolder folder;
  std::map<std::string, std::string> lines;  // more hits than are shown or read again, everywhere
  for (int i = 0; i < 180; ++i) {
    const std::string line =
        json{{"id", "d" + std::to_string(i)},
             {"title", i % 5 == 0 ? "水族館" : "経済"},
             {"body", std::string("水族館と経済の交流") + (i % 7 == 0 ? "訪問団" : "")},
             {"country", i % 2 == 0 ? "中国" : "韓国"},
             {"date", std::to_string(1950 + i % 60)}}
            .dump() +
        "\n";
    lines["whole"] += line;
    lines[i % 3 == 0 ? "a" : "b"] += line;
  }
  for (const auto& [name, source] : lines) {
    const auto file = folder.write(name + ".jsonl", source);
    REQUIRE(run("indexer", {"--index", (folder / name).string(), file}).status == 0);
    replicate(folder / (name + "/generations/000001"), folder / ("copies/" + name));
  }
  folder.write("copies/XAPIANDB", "auto a\nauto b\n");
  const int port = free_port();
  const RunningProgram server = serve((folder / "b/generations/000001").string(), port);
  folder.write("mixed/XAPIANDB",
               "auto ../a/generations/000001\nremote 127.0.0.1:" + std::to_string(port) + "\n");

  const std::vector<std::vector<std::string>> queries = {
      {"水族館"},
      {"--limit", "50", "--offset", "20", "水族館 経済"},
      {"--country", "中国", "水族館 OR 訪問団"},
      {"--sort", "date", "水族館"},
      {"水族館と経済の交流を進めたのはどこですか"},
  };
  for (const auto& arguments : queries) {
    const json one = told((folder / "whole").string(), arguments);
    for (const char* stub : {"copies", "mixed"}) {
      INFO(stub << ' ' << json(arguments).dump());
      const json several = told((folder / stub).string(), arguments);
      CHECK(several["total"] == one["total"]);
      CHECK(several["facets"] == one["facets"]);
      CHECK(several["ids"].size() == one["ids"].size());
    }
  }
}

TEST_CASE("a remote shard that does not answer is told with status 2", "[cli][remote]") {
  const TemporaryFolder folder;
  folder.write("remote/XAPIANDB", "remote 127.0.0.1:" + std::to_string(free_port()) + "\n");
  const Outcome outcome = run("searcher", {"--index", (folder / "remote").string(), "港"});
  CHECK(outcome.status == 2);
  CHECK_FALSE(outcome.err.empty());
}

TEST_CASE("of an index that is served each copy is counted, and names the one before it",
          "[cli][remote]") {
  const TemporaryFolder folder;
  const std::string list =
      folder.write("a.jsonl",
                   "{\"id\": \"1\", \"title\": \"大連との覚書\", \"body\": \"交流する。\"}\n"
                   "{\"id\": \"2\", \"title\": \"大連との覚書\", \"body\": \"交流する。\"}\n");
  REQUIRE(run("indexer", {"--index", (folder / "index").string(), list}).status == 0);
  const int port = free_port();
  const RunningProgram server = serve((folder / "index/generations/000001").string(), port);
  folder.write("remote/XAPIANDB", fmt::format("remote 127.0.0.1:{}\n", port));
  const std::string remote = (folder / "remote").string();
  const Outcome page = run("searcher", {"--index", remote, "大連", "--limit", "1", "--page", "2"});
  CHECK_THAT(page.out, ContainsSubstring("全2件中 2〜2件"));
  CHECK_THAT(page.out, ContainsSubstring("前のページの 1 番と同じ文書です"));
  const Outcome both = run("searcher", {"--index", remote, "大連"});
  CHECK_THAT(both.out, ContainsSubstring("同じ文書がほか 1 か所にもあります（2 番）"));
}
