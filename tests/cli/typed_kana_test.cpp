// Kana that are cut into pieces which other words happen to be read as.
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi::test;
using nlohmann::json;

TEST_CASE("kana mean the word that they begin, or nothing", "[cli][spelling]") {
  const TemporaryFolder folder;
  const auto source = folder.write(
      "a.jsonl", R"({"id":"chance","title":"間","body":"その間、児は下に小さい補いの子と来た。"})"
                 "\n"
                 R"({"id":"tour","title":"観光","body":"市の観光を盛んにする。"})"
                 "\n");
  const std::string index = (folder / "index").string();
  REQUIRE(run("indexer", {"--index", index, source}).status == 0);
  const auto ids = [&](const std::string& request) {
    const auto queries = folder.write("queries", request + "\n");
    const Outcome outcome = run("/bin/sh", {"-c", R"(exec "$0" --index "$1" --batch < "$2")",
                                            tested_program("searcher"), index, queries});
    const json answer = json::parse(outcome.out);
    json found = json::array();
    for (const auto& hit : answer["hits"]) found.push_back(hit["id"]);
    return found;
  };
  CHECK(ids(R"({"query":"かんこ","prefix":true})") == json::array({"tour"}));
  CHECK(ids("ほげほげ").empty());
  CHECK(ids("かんこう") == json::array({"tour"}));
}
