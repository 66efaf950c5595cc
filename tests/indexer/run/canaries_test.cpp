#include "indexer/run/canaries.h"

#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::Canary;
using musubi::load_canaries;
using musubi::test::TemporaryFolder;

TEST_CASE("a canary is a query, filters and what is expected", "[job][canaries]") {
  const TemporaryFolder folder;
  const auto file = folder.write(
      "canaries.jsonl",
      "# the agreements that are asked for most\n"
      "\n"
      R"({"query": "大連 経済", "id": "dalian-2004", "first": 3})"
      "\r\n"
      R"(  {"query": "-観光", "country": ["中国", "韓国"], "year": "平成16..平成24", "hits": 40})"
      "\n"
      R"({"prefecture": "青森", "hits": 2})");
  const auto canaries = load_canaries(file);
  REQUIRE(canaries);
  REQUIRE(canaries->size() == 3);
  using Arguments = std::vector<std::string>;
  const Canary& first = canaries->at(0);
  CHECK(first.where == file + ":3");
  CHECK(first.arguments == Arguments{"--", "大連 経済"});
  CHECK(first.id == "dalian-2004");
  CHECK(first.first == 3);
  const Canary& second = canaries->at(1);
  CHECK(second.arguments ==
        Arguments{"--country=中国", "--country=韓国", "--year=平成16..平成24", "--", "-観光"});
  CHECK(second.min_hits == 40);
  CHECK(canaries->at(2).arguments == Arguments{"--prefecture=青森"});
}

TEST_CASE("the sample of canaries can be read", "[job][canaries]") {
  const auto top = std::filesystem::path(MUSUBI_TEST_CORPUS).parent_path();
  const auto canaries = load_canaries(top / "packaging" / "canaries.sample");
  REQUIRE(canaries);
  CHECK(canaries->size() == 4);
}

TEST_CASE("a canary that cannot be understood is told by file and line", "[job][canaries]") {
  struct Row {
    std::string why, line, message;
  };
  const auto row = GENERATE(values<Row>({
      {"no JSON", "大連", "no JSON object"},
      {"half an object", R"({"query": "大連")", "no JSON object"},
      {"ill-formed UTF-8", "{\"query\": \"\xe5\xa4\", \"hits\": 1}", "no JSON object"},
      {"another kind of value", R"(["大連"])", "no JSON object"},
      {"deep nesting", std::string(100'000, '['), "no JSON object"},
      {"a key with a slip", R"({"querry": "大連", "hits": 1})", "\"querry\" is unknown"},
      {"a number for a query", R"({"query": 7, "hits": 1})", "\"query\" must be a string"},
      {"an empty filter", R"({"country": "", "hits": 1})", "\"country\" must not be empty"},
      {"a number among filters", R"({"country": [1], "hits": 1})", "\"country\" must be a string"},
      {"a zero byte", R"({"query": "\u0000", "hits": 1})", "\"query\" must not contain"},
      {"no hits wanted", R"({"query": "大連", "hits": 0})", "\"hits\" must be a number"},
      {"less than none", R"({"query": "大連", "hits": -1})", "\"hits\" must be a number"},
      {"too far down", R"({"query": "大連", "id": "a", "first": 100000})", "\"first\" must be"},
      {"no query", R"({"hits": 1})", "neither a query nor a filter"},
      {"nothing expected", R"({"query": "大連"})", "nothing is expected"},
  }));
  INFO(row.why);
  const TemporaryFolder folder;
  const auto file =
      folder.write("canaries.jsonl", "{\"query\": \"大連\", \"hits\": 1}\n" + row.line + "\n");
  const auto canaries = load_canaries(file);
  REQUIRE(!canaries);
  INFO(canaries.error().message);
  CHECK(canaries.error().message.starts_with(file + ":2: "));
  CHECK(canaries.error().message.find(row.message) != std::string::npos);
}

TEST_CASE("a canary file without a canary, too large or missing is an error", "[job][canaries]") {
  const TemporaryFolder folder;
  CHECK(!load_canaries(folder.write("empty", "# none yet\n")));
  CHECK(!load_canaries(folder.write("large", std::string((1U << 20) + 1, '\n'))));
  std::string many;
  for (int i = 0; i <= 1000; ++i) many += "{\"query\":\"a\",\"hits\":1}\n";
  CHECK(!load_canaries(folder.write("many", many)));
  CHECK(!load_canaries(folder / "missing"));
  CHECK(!load_canaries(folder.path()));
}
