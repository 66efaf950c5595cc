#include <algorithm>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"
#include "tests/indexer/extractor/sheet_fixture.h"
#include "tests/indexer/extractor/zip_fixture.h"

using musubi::FixtureSheet;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

std::string ids_of(const std::string& index, const std::string& query) {
  const Outcome outcome =
      run("searcher", {"--index", index, "--format", "json", "--all-copies", query});
  const json answer = json::parse(outcome.out);
  std::vector<std::string> ids;
  for (const json& hit : answer["hits"]) ids.push_back(hit["id"]);
  std::sort(ids.begin(), ids.end());
  std::string list;
  for (const std::string& id : ids) list += id.substr(id.rfind("/docs/") + 6) + "\n";
  return list;
}

}  // namespace

TEST_CASE("all sheets of a workbook are found where some have text boxes or no table",
          "[cli][extraction]") {
  const std::vector<FixtureSheet> sheets = {
      {"甲", {{"国名", "都市名"}, {"中国", "大連市"}, {"中国", "天津市"}}, "記入上の注意"},
      {"乙", {{"国名", "都市名"}, {"韓国", "釜山市"}, {"韓国", "蔚山市"}}, ""},
      {"丙", {{"青森県の覚え書き"}}, ""},
      {"丁", {{"国名", "都市名"}, {"英国", "倫敦市"}}, "担当の一覧"},
  };
  const TemporaryFolder folder;
  folder.write("docs/w.xlsx", musubi::xlsx_of(sheets));
  folder.write("docs/w.xls", musubi::xls_of(sheets));
  folder.write("docs/w.ods", musubi::ods_of(sheets));
  folder.write("docs/a.zip", musubi::zip_of({{"w.ods", musubi::ods_of(sheets)}}));
  const std::string index = (folder / "index").string();
  const Outcome outcome = run("indexer", {"--index", index, (folder / "docs").string()});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  for (const char* const name : {"w.xlsx", "w.xls", "w.ods", "a.zip/w.ods"}) {
    CAPTURE(name);
    const auto is_found_as = [&](const std::string& word, const std::string& id) {
      CHECK_THAT(ids_of(index, word),
                 Catch::Matchers::ContainsSubstring(std::string(name) + id + "\n"));
    };
    is_found_as("天津市", "#2");
    is_found_as("釜山市", "#3");
    is_found_as("蔚山市", "#4");
    is_found_as("倫敦市", "#5");
    is_found_as("記入上の注意", "/甲 図形#1");
    is_found_as("担当の一覧", "/丁 図形#1");
    is_found_as("覚え書き", "/丙#1");
  }
}

TEST_CASE(
    "numbers of a workbook are shown as their cells show them, and found with commas or without",
    "[cli][extraction][numbers]") {
  const auto cell = [](const std::string& place, const std::string& text) {
    return "<c r='" + place + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
  };
  const std::string rows =
      "<row r='1'>" + cell("A1", "国名") + cell("B1", "都市名") + cell("C1", "人口") +
      cell("D1", "増減") + cell("E1", "割合") + "</row><row r='2'>" + cell("A2", "中国") +
      cell("B2", "大連市") +
      "<c r='C2' s='0'><v>7450785.3000000007</v></c><c r='D2' s='1'><v>-1234</v></c>"
      "<c r='E2' s='2'><v>0.30000000000000004</v></c></row>";
  const TemporaryFolder folder;
  folder.write(
      "docs/w.xlsx",
      musubi::zip_of(
          {{"[Content_Types].xml", "<Types/>"},
           {"xl/workbook.xml",
            "<workbook xmlns:r='r'><sheets><sheet name='甲' r:id='a'/></sheets></workbook>"},
           {"xl/_rels/workbook.xml.rels",
            "<R><Relationship Id='a' Target='worksheets/sheet1.xml'/></R>"},
           {"xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId='176' formatCode='#,##0;&quot;▲&quot;#,##0'/>"
            "</numFmts><cellXfs><xf numFmtId='3'/><xf numFmtId='176'/><xf numFmtId='0'/></cellXfs>"
            "</styleSheet>"},
           {"xl/worksheets/sheet1.xml",
            "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}}));
  const std::string index = (folder / "index").string();
  const Outcome outcome = run("indexer", {"--index", index, (folder / "docs").string()});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  for (const char* const query : {"7,450,785", "7450785", "1,234", "1234", "0.3"}) {
    CAPTURE(query);
    const json answer = json::parse(
        run("searcher", {"--index", index, "--format", "json", "--with", "body", query}).out);
    REQUIRE(answer["total"] == 1);
    CHECK_THAT(answer["hits"][0]["body"].get<std::string>(),
               Catch::Matchers::ContainsSubstring("人口: 7,450,785\n増減: ▲1,234\n割合: 0.3"));
  }
}
