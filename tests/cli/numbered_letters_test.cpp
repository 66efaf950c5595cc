// Articles are looked for by numbers that stand in no text of the file.
#include "tests/catch.h"
#include "tests/cli/corpus_index.h"
#include "tests/indexer/extractor/zip_fixture.h"

using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

TEST_CASE("an article of an agreement is found by the number that its letter counts",
          "[cli][extraction][numbering]") {
  const auto article = [](const std::string& text) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r>"
           "<w:t>" +
           text + "</w:t></w:r></w:p>";
  };
  const TemporaryFolder folder;
  folder.write(
      "docs/agreement.docx",
      musubi::zip_of(
          {{"[Content_Types].xml", "<Types/>"},
           {"word/document.xml",
            "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>大連市との協定書</w:t></w:r>"
            "</w:p>" +
                article("両者は経済の交流を進める。") + article("両者は文化の交流を進める。") +
                article("費用は派遣する側の負担とする。") + "</w:body></w:document>"},
           {"word/numbering.xml",
            "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'><w:lvl "
            "w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText "
            "w:val='第%1条'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId "
            "w:val='0'/></w:num></w:numbering>"}}));
  const std::string index = (folder / "index").string();
  const Outcome outcome = run("indexer", {"--index", index, (folder / "docs").string()});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  const auto search = [&](const std::string& query) {
    return json::parse(run("searcher", {"--index", index, "--format", "json", query}).out);
  };
  const json answer = search("「第3条」");
  REQUIRE(answer["total"] == 1);
  CHECK(answer["hits"][0]["title"] == "大連市との協定書");
  CHECK_THAT(answer["hits"][0]["snippet"].get<std::string>(),
             Catch::Matchers::ContainsSubstring("第3条 費用は派遣する側の負担とする。"));
  CHECK(search("「第3条費用」")["total"] == 1);
  CHECK(search("「第4条」")["total"] == 0);
}
