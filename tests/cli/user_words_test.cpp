// Synonyms and dictionaries of the user's own, through the real programs.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/cli/texts.h"

using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using musubi::test::Texts;
using nlohmann::json;

TEST_CASE("a user's synonyms are searched too", "[cli][user_words]") {
  const Texts texts({"了解覚書を交わす", "自治体の会議", "地方公共団体の会議", "MOUを結ぶ"});
  const std::string file = texts.folder().write("synonyms.txt",
                                                "# ours\n"
                                                "自治体, 地方公共団体\n"
                                                "MOU => 了解覚書\n");
  const auto ids = [&](const std::string& query) {
    std::vector<std::string> found;
    const json answer = texts.search(query, {"--synonyms", file});
    for (const auto& hit : answer["hits"]) found.push_back(hit["id"]);
    std::sort(found.begin(), found.end());
    return found;
  };
  CHECK(ids("自治体") == std::vector<std::string>{"1", "2"});
  CHECK(ids("地方公共団体") == std::vector<std::string>{"1", "2"});
  CHECK(ids("mou") == std::vector<std::string>{"0"});
}

TEST_CASE("a user's own words are taken from a CSV file", "[cli][user_words]") {
  const TemporaryFolder folder;
  const std::string words =
      folder.write("words.csv",
                   "めんちょこ祭,1288,1288,1000,名詞,固有名詞,一般,*,*,*,めんちょこ祭,"
                   "メンチョコサイ,メンチョコサイ\n");
  const std::string index = (folder / "index").string();
  const std::string text = folder.write("a.txt", "夏のめんちょこ祭のようす");
  REQUIRE(run("indexer", {"--index", index, "--user-dictionary", words, text}).status == 0);
  CHECK(run("searcher", {"--index", index, "--user-dictionary", words, "メンチョコサイ"}).status ==
        0);
  const Outcome without = run("searcher", {"--index", index, "めんちょこ祭"});
  CHECK(without.status == 2);
  folder.write("words.csv", "not,a,dictionary\n");
  CHECK(run("indexer", {"--index", index, "--user-dictionary", words, text}).status == 2);
}
