#include <nlohmann/json.hpp>
#include <string>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

json answer_to(const std::string& index, const std::string& query) {
  return json::parse(run("searcher", {"--index", index, "--format", "json", "--with", "body",
                                      "--no-facets", query})
                         .out);
}

}  // namespace

TEST_CASE("readings and names of files are found, and are no part of what is shown", "[cli]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  folder.write("docs/平成16年度_商談会報告.txt",
               "大連《ターリエン》の港\n職員が大連《ターリエン》を訪ねた。\n");
  folder.write("docs/page.html",
               "<title>瀋陽の駅</title><p><ruby>瀋陽<rt>シェンヤン</rt></ruby>の駅を見た。</p>");
  folder.write("docs/港湾計画書.csv", "施設名,担当\n第一埠頭,港湾課\n第二埠頭,港湾課\n");
  const std::string docs = (folder / "docs").string();
  REQUIRE(run("indexer", {"--index", index, docs}).status == 0);
  struct Row {
    std::string query, title;
    std::size_t total;
  };
  for (const Row& row : {Row{"ターリエン", "大連の港", 1}, Row{"「ターリエン」", "大連の港", 1},
                         Row{"シェンヤン", "瀋陽の駅", 1}, Row{"商談会報告", "大連の港", 1},
                         Row{"「商談会報告」", "大連の港", 1}, Row{"港湾計画書", "第一埠頭", 2}}) {
    INFO(row.query);
    const json answer = answer_to(index, row.query);
    CHECK(answer["total"] == row.total);
    CHECK(answer["notes"].empty());
    REQUIRE(!answer["hits"].empty());
    CHECK(answer["hits"][0]["title"] == row.title);
    const std::string shown =
        std::string(answer["hits"][0]["snippet"]) + std::string(answer["hits"][0]["body"]);
    for (const char* const beside : {"ターリエン", "シェンヤン", "商談会", "計画書"}) {
      CHECK(shown.find(beside) == std::string::npos);
    }
  }

  // What changes is found no more by what it was.
  folder.write("docs/page.html",
               "<title>瀋陽の駅</title><p><ruby>瀋陽<rt>しんよう</rt></ruby>の駅を見た。</p>");
  REQUIRE(run("indexer", {"--index", index, docs}).status == 0);
  CHECK(answer_to(index, "シェンヤン")["total"] == 0);
  CHECK(answer_to(index, "「しんよう」")["total"] == 1);
}
