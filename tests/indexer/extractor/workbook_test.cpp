#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/extractor/sheet_fixture.h"
#include "tests/indexer/extractor/zip_fixture.h"

namespace musubi {

namespace {

using Cells = std::vector<std::string>;

constexpr const char* kStyles =
    "<styleSheet><numFmts>"
    "<numFmt numFmtId='176' formatCode='[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'/>"
    "<numFmt numFmtId='177' formatCode='\\(aaa\\)'/>"
    "</numFmts><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
    "<xf numFmtId='176'/><xf numFmtId='14'/><xf numFmtId='9'/><xf numFmtId='177'/></cellXfs>"
    "</styleSheet>";

// One visible sheet of these rows and what follows them, and a hidden one.
std::string xlsx_of(const std::string& rows, const std::string& behind = "",
                    const std::string& before = "", const std::string& styles = kStyles) {
  return zip_of(
      {{"[Content_Types].xml", "<Types/>"},
       {"xl/workbook.xml",
        "<workbook xmlns:r='r'><sheets><sheet name='一覧' sheetId='1' r:id='rId1'/>"
        "<sheet name='作業用' sheetId='2' state='hidden' r:id='rId2'/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/>"
        "<Relationship Id='rId2' Target='/xl/worksheets/sheet2.xml'/></Relationships>"},
       {"xl/styles.xml", styles},
       {"xl/sharedStrings.xml",
        "<sst><si><t>国名</t><rPh><t>コクメイ</t></rPh></si><si><r><t>都市</t></r><r><t>名</t></"
        "r></si>"
        "</sst>"},
       {"xl/worksheets/sheet1.xml",
        "<worksheet>" + before + "<sheetData>" + rows + "</sheetData>" + behind + "</worksheet>"},
       {"xl/worksheets/sheet2.xml",
        "<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>下書き</v></c></row></sheetData>"
        "</worksheet>"}});
}

std::string cell(const std::string& place, const std::string& text) {
  return "<c r='" + place + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
}

std::string row(int number, const std::string& cells) {
  return "<row r='" + std::to_string(number) + "'>" + cells + "</row>";
}

CollectedOutput extracted(const std::string& bytes) {
  auto extraction = extraction_of(bytes, "a.xlsx");
  CHECK(extraction.refusal.empty());
  return std::move(extraction.output);
}

}  // namespace

TEST_CASE("a workbook gives the rows of its table as they are shown", "[extractor]") {
  const auto output = extracted(xlsx_of(
      row(1, cell("A1", "姉妹都市一覧")) +
          row(3, "<c r='A3' t='s'><v>0</v></c><c r='B3' t='s'><v>1</v></c>" + cell("C3", "提携日") +
                     cell("D3", "割合") + cell("E3", "内部")) +
          row(4, cell("A4", "中国") + cell("B4", "大連市") +
                     "<c r='C4' s='1'><v>38345</v></c><c r='D4' s='3'><v>0.25</v></c>" +
                     cell("E4", "秘密")) +
          row(5, cell("B5", "青島市") + "<c r='C5' s='2'><f>A1+1</f><v>29131</v></c>") +
          "<row r='6' hidden='1'>" + cell("B6", "隠し市") + "</row>" + row(8, cell("A8", "※注記")),
      "<mergeCells><mergeCell ref='A4:A5'/></mergeCells>",
      "<cols><col min='5' max='5' hidden='1'/></cols>"));
  REQUIRE(output.tables.size() == 1);
  const auto& [head, rows] = output.tables[0];
  CHECK(head.place == "一覧");
  CHECK(head.columns == Cells{"国名", "都市名", "提携日", "割合"});
  REQUIRE(head.fields.size() == 1);
  CHECK(head.fields[0].value == "姉妹都市一覧");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].line == 4);
  CHECK(rows[0].cells == Cells{"中国", "大連市", "平成16年12月24日", "25%"});
  CHECK(rows[1].cells == Cells{"中国", "青島市", "1979-10-03", ""});
  std::string told;
  for (const Remark& remark : output.remarks) told += remark.reason + "\n";
  CHECK(told ==
        "一覧, row 8 stands outside of the table and is left out: ※注記\n"
        "hidden sheets are left out: 作業用\n"
        "3 cells in hidden rows and columns are left out\n");
}

TEST_CASE("a day of the week is shown as one", "[extractor]") {
  const auto output = extracted(xlsx_of(
      row(1, cell("A1", "国名") + cell("B1", "都市名") + cell("C1", "曜日")) +
      row(2, cell("A2", "中国") + cell("B2", "大連市") + "<c r='C2' s='4'><v>38345</v></c>")));
  REQUIRE(output.tables.size() == 1);
  CHECK(output.tables[0].rows.at(0).cells == Cells{"中国", "大連市", "金曜日"});
}

TEST_CASE("a workbook that states formats without end gets some of them, and that is told",
          "[extractor][hostile]") {
  std::string formats, of_cells;
  for (int i = 1; i <= 2'001; ++i) {
    const std::string number = std::to_string(1'000 + i);
    formats += "<numFmt numFmtId='" + number + "' formatCode='0.0'/>";
    of_cells += "<xf numFmtId='" + number + "'/>";
  }
  const auto output = extracted(xlsx_of(
      row(1, cell("A1", "国名") + cell("B1", "都市名") + cell("C1", "人口")) +
          row(2, cell("A2", "中国") + cell("B2", "大連市") + "<c r='C2' s='1999'><v>5</v></c>") +
          row(3, cell("A3", "韓国") + cell("B3", "釜山市") + "<c r='C3' s='2000'><v>5</v></c>"),
      "", "",
      "<styleSheet><numFmts>" + formats + "</numFmts><cellXfs>" + of_cells +
          "</cellXfs></styleSheet>"));
  REQUIRE(output.tables.size() == 1);
  CHECK(output.tables[0].rows.at(0).cells == Cells{"中国", "大連市", "5.0"});
  CHECK(output.tables[0].rows.at(1).cells == Cells{"韓国", "釜山市", "5"});
  std::string told;
  for (const Remark& remark : output.remarks) told += remark.reason + "\n";
  CHECK_THAT(told, Catch::Matchers::ContainsSubstring(
                       "holds more than 2000 formats of numbers or 65536 of cells: numbers in the "
                       "others are shown plain"));
}

TEST_CASE("several tables on a sheet are told apart", "[extractor]") {
  SECTION("below each other") {
    const auto output = extracted(
        xlsx_of(row(1, cell("A1", "国名") + cell("B1", "都市名")) +
                row(2, cell("A2", "中国") + cell("B2", "大連市")) +
                row(4, cell("A4", "分野") + cell("B4", "概要") + cell("C4", "締結日")) +
                row(5, cell("A5", "経済") + cell("B5", "視察") + cell("C5", "2004-12-24"))));
    REQUIRE(output.tables.size() == 2);
    CHECK(output.tables[0].rows.size() == 1);
    CHECK(output.tables[1].head.columns == Cells{"分野", "概要", "締結日"});
    CHECK(output.tables[1].rows.size() == 1);
  }
  SECTION("side by side") {
    const auto output = extracted(xlsx_of(row(1, cell("A1", "国名") + cell("B1", "都市名") +
                                                     cell("D1", "国名") + cell("E1", "都市名")) +
                                          row(2, cell("A2", "中国") + cell("B2", "大連市") +
                                                     cell("D2", "韓国") + cell("E2", "釜山市"))));
    REQUIRE(output.tables.size() == 2);
    CHECK(output.tables[1].rows[0].cells == Cells{"韓国", "釜山市"});
  }
  SECTION("side by side, above one that is as wide as both") {
    const auto output =
        extracted(xlsx_of(row(1, cell("A1", "国名") + cell("B1", "都市名") + cell("D1", "国名") +
                                     cell("E1", "港名") + cell("F1", "締結日")) +
                          row(2, cell("A2", "中国") + cell("B2", "大連市") + cell("D2", "韓国") +
                                     cell("E2", "釜山港") + cell("F2", "1990/3/3")) +
                          row(4, cell("A4", "交流事業")) +
                          row(5, cell("A5", "事業名") + cell("B5", "開催日") + cell("C5", "会場") +
                                     cell("D5", "担当課")) +
                          row(6, cell("A6", "料理教室") + cell("B6", "2023/11/12") +
                                     cell("C6", "調理室") + cell("D6", "国際課"))));
    REQUIRE(output.tables.size() == 3);
    CHECK(output.tables[0].rows.at(0).cells == Cells{"中国", "大連市"});
    CHECK(output.tables[1].rows.at(0).cells == Cells{"韓国", "釜山港", "1990/3/3"});
    CHECK(output.tables[2].rows.at(0).cells.at(3) == "国際課");
  }
  SECTION("one table with a blank row in it stays one") {
    const auto output = extracted(xlsx_of(row(1, cell("A1", "国名") + cell("B1", "都市名")) +
                                          row(2, cell("A2", "中国") + cell("B2", "大連市")) +
                                          row(4, cell("A4", "韓国") + cell("B4", "釜山市"))));
    REQUIRE(output.tables.size() == 1);
    CHECK(output.tables[0].rows.size() == 2);
  }
}

TEST_CASE("text boxes and charts on a sheet are a document beside its rows", "[extractor]") {
  const auto sheet = [](const std::string& rows) { return "<worksheet>" + rows + "</worksheet>"; };
  const auto output = extracted(zip_of(
      {{"xl/workbook.xml",
        "<workbook xmlns:r='r'><sheets><sheet name='一覧' r:id='rId1'/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<R><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></R>"},
       {"xl/worksheets/sheet1.xml",
        sheet("<sheetData>" + row(1, cell("A1", "国名") + cell("B1", "都市名")) +
              row(2, cell("A2", "中国") + cell("B2", "大連市")) + "</sheetData>")},
       {"xl/worksheets/_rels/sheet1.xml.rels",
        "<R><Relationship Type='x/drawing' Target='../drawings/drawing1.xml'/></R>"},
       {"xl/drawings/drawing1.xml",
        "<x:wsDr xmlns:x='x' xmlns:a='a'><x:sp><a:p><a:r><a:t>記入上の</a:t></a:r><a:r><a:t>注意"
        "</a:t></a:r></a:p></x:sp></x:wsDr>"},
       {"xl/drawings/_rels/drawing1.xml.rels",
        "<R><Relationship Type='x/chart' Target='../charts/chart1.xml'/></R>"},
       {"xl/charts/chart1.xml",
        "<c:c xmlns:c='c' xmlns:a='a'><a:p><a:r><a:t>提携の数</a:t></a:r></a:p></c:c>"}}));
  REQUIRE(output.tables.size() == 1);
  CHECK(output.tables[0].rows.size() == 1);
  REQUIRE(output.documents.size() == 1);
  CHECK(output.documents[0].title == "一覧");
  CHECK(text_of(output.documents[0]) == "記入上の注意\n提携の数\n");
}

TEST_CASE("a sheet without a header is one document, with a warning", "[extractor]") {
  const auto output = extracted(xlsx_of(row(1, cell("A1", "青森県") + cell("B1", "大連市"))));
  CHECK(output.tables.empty());
  REQUIRE(output.documents.size() == 1);
  CHECK(output.documents[0].title == "一覧");
  CHECK(text_of(output.documents[0]) == "青森県  大連市\n");
  REQUIRE_FALSE(output.remarks.empty());
  CHECK_THAT(output.remarks[0].reason, Catch::Matchers::ContainsSubstring("no header"));
}

TEST_CASE("a cell that is too long or merged too often is told", "[extractor]") {
  const auto output =
      extracted(xlsx_of(row(1, cell("A1", "国名") + cell("B1", "都市名")) +
                            row(2, cell("A2", "中国") + cell("B2", std::string(3U << 20, 'x'))),
                        "<mergeCells><mergeCell ref='A2:A90000'/></mergeCells>"));
  REQUIRE(output.tables.size() == 1);
  std::string told;
  for (const Remark& remark : output.remarks) told += remark.reason + "\n";
  CHECK_THAT(told, Catch::Matchers::ContainsSubstring("2 cells are too long"));
}

TEST_CASE("OpenDocument's workbooks are read alike", "[extractor]") {
  const std::string content =
      "<o:document-content xmlns:o='o' xmlns:t='t' xmlns:x='x' xmlns:s='s'>"
      "<s:style s:name='ta2'><s:table-properties t:display='false'/></s:style>"
      "<t:table t:name='一覧'><t:table-column t:number-columns-repeated='3'/>"
      "<t:table-column t:visibility='collapse'/>"
      "<t:table-row><t:table-cell><x:p>国名</x:p></t:table-cell><t:table-cell><x:p>都市名</x:p>"
      "</t:table-cell><t:table-cell><x:p>提携日</x:p></t:table-cell><t:table-cell><x:p>内部</x:p>"
      "</t:table-cell></t:table-row>"
      "<t:table-row><t:table-cell t:number-rows-spanned='2'><x:p>中国</x:p></t:table-cell>"
      "<t:table-cell><x:p>大連<x:ruby><x:ruby-base>市</x:ruby-base><x:ruby-text>し</x:ruby-text>"
      "</x:ruby></x:p><o:annotation><x:p>注</x:p></o:annotation></t:table-cell>"
      "<t:table-cell o:date-value='2004-12-24'><x:p>04/12/24</x:p></t:table-cell></t:table-row>"
      "<t:table-row><t:covered-table-cell/><t:table-cell><x:p>青島市</x:p></t:table-cell>"
      "<t:table-cell "
      "o:date-value='1979-10-03'><x:p>昭和54年10月3日</x:p></t:table-cell></t:table-row>"
      "<t:table-row t:number-rows-repeated='1048000'><t:table-cell "
      "t:number-columns-repeated='1024'/>"
      "</t:table-row></t:table>"
      "<t:table t:name='作業用' t:style-name='ta2'><t:table-row><t:table-cell><x:p>下書き</x:p>"
      "</t:table-cell></t:table-row></t:table></o:document-content>";
  const auto extraction =
      extraction_of(zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                            {"content.xml", content}}),
                    "a.ods");
  CHECK(extraction.refusal == "");
  REQUIRE(extraction.output.tables.size() == 1);
  const auto& [head, rows] = extraction.output.tables[0];
  CHECK(head.columns == Cells{"国名", "都市名", "提携日"});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells == Cells{"中国", "大連市", "2004-12-24"});
  CHECK(rows[1].cells == Cells{"中国", "青島市", "昭和54年10月3日"});
  REQUIRE(extraction.output.remarks.size() == 2);
  CHECK(extraction.output.remarks[0].reason == "hidden sheets are left out: 作業用");
}

TEST_CASE("what is drawn on a sheet of OpenDocument is no part of its cells", "[extractor]") {
  const std::string box =
      "<d:frame><d:text-box><x:p>記入上の注意</x:p></d:text-box></d:frame><d:custom-shape><x:p>"
      "担当は国際課</x:p></d:custom-shape>";
  const auto extraction = extraction_of(
      zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
              {"content.xml",
               "<o:d xmlns:o='o' xmlns:t='t' xmlns:x='x' xmlns:d='d'><t:table t:name='一覧'>"
               "<t:table-row><t:table-cell><x:p>国名</x:p></t:table-cell><t:table-cell><x:p>都市名"
               "</x:p></t:table-cell></t:table-row><t:table-row><t:table-cell>" +
                   box +
                   "<x:p>中国</x:p></t:table-cell><t:table-cell><x:p>大連市</x:p></t:table-cell>"
                   "</t:table-row></t:table></o:d>"}}),
      "a.ods");
  REQUIRE(extraction.output.tables.size() == 1);
  CHECK(extraction.output.tables[0].rows.at(0).cells == Cells{"中国", "大連市"});
  REQUIRE(extraction.output.documents.size() == 1);
  CHECK(text_of(extraction.output.documents[0]) == "記入上の注意\n担当は国際課\n");
}

TEST_CASE("a drawing of OpenDocument in a paragraph leaves the cell whole", "[extractor]") {
  const auto extracted_ods = [](const std::string& cell) {
    return extraction_of(
               zip_of(
                   {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                    {"content.xml",
                     "<o:d xmlns:o='o' xmlns:t='t' xmlns:x='x' xmlns:d='d'><t:table t:name='一覧'>"
                     "<t:table-row><t:table-cell><x:p>国名</x:p></t:table-cell><t:table-cell><x:p>"
                     "都市名</x:p></t:table-cell></t:table-row><t:table-row><t:table-cell>" +
                         cell +
                         "</t:table-cell><t:table-cell><x:p>大連市</x:p></t:table-cell>"
                         "</t:table-row></t:table></o:d>"}}),
               "a.ods")
        .output;
  };
  const std::string shape = GENERATE("frame", "custom-shape", "circle", "path", "polygon",
                                     "polyline", "regular-polygon", "measure");
  CAPTURE(shape);
  const auto output =
      extracted_ods("<x:p>前半<d:" + shape + "><x:p>箱</x:p><x:p>の中</x:p></d:" + shape +
                    ">後半</x:p><x:p>次</x:p>");
  REQUIRE(output.tables.size() == 1);
  CHECK(output.tables[0].rows.at(0).cells.at(0) == "前半後半\n次");
  REQUIRE(output.documents.size() == 1);
  CHECK(text_of(output.documents[0]) == "箱\nの中\n");
  if (shape != "frame") return;
  const auto cut = extracted_ods("<d:frame><x:p>" + std::string(2U << 20, 'x') +
                                 "</x:p></d:frame><x:p>中</x:p>");
  REQUIRE(cut.remarks.size() == 1);
  CHECK(cut.remarks[0].reason == "一覧: text boxes hold more than 1 MB: not all of them is read");
}

TEST_CASE("a sheet that states no title leaves it to the reader of its text", "[extractor]") {
  const std::string words = "記入上の注意" + std::string(1000, 'x');
  for (const std::string& bytes :
       {xlsx_of({FixtureSheet{"Sheet1", {{"国名", "都市名"}, {"中国", "大連市"}}, words}}),
        xlsx_of({FixtureSheet{"Sheet1", {{words}}, ""}})}) {
    const auto output = extracted(bytes);
    REQUIRE(output.documents.size() == 1);
    CHECK(output.documents[0].title.empty());
    CHECK_THAT(text_of(output.documents[0]), Catch::Matchers::StartsWith("記入上の注意xxx"));
  }
}

TEST_CASE("a workbook that is damaged or a trap is refused with its reason", "[extractor]") {
  const std::string bomb =
      "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><worksheet><sheetData><row><c "
      "t='str'><v>&b;</v></c></row></sheetData></worksheet>";
  const std::string whole = xlsx_of("");
  CHECK_THAT(extraction_of(xlsx_of("<row><c></row>"), "a.xlsx").refusal,
             Catch::Matchers::ContainsSubstring("ill-formed XML"));
  CHECK_THAT(
      extraction_of(zip_of({{"[Content_Types].xml", ""}, {"xl/workbook.xml", bomb}}), "a.xlsx")
          .refusal,
      Catch::Matchers::ContainsSubstring("declares entities"));
  CHECK(extraction_of(whole, "a.xlsx").refusal == "holds no text");
}

TEST_CASE("a workbook that is cut short is told as one, and what is left of it is read",
          "[extractor]") {
  const std::string whole = xlsx_of(row(1, cell("A1", "国名") + cell("B1", "都市名")) +
                                    row(2, cell("A2", "中国") + cell("B2", "大連市")));
  // Cut before these bytes.
  const auto refusal_of = [&](const std::string& behind) {
    const auto cut = extraction_of(whole.substr(0, whole.find(behind)), "a.xlsx");
    CHECK(cut.output.remarks.empty());
    return cut.refusal;
  };
  CHECK(refusal_of("<Types/>") == "is damaged: it has no part xl/workbook.xml");
  // Within a part that it needs.
  CHECK_THAT(refusal_of("<sst>"), Catch::Matchers::StartsWith("is a damaged workbook: "));
  const auto extraction = extraction_of(whole.substr(0, whole.size() - 30), "a.xlsx");
  CHECK(extraction.refusal.empty());
  REQUIRE(extraction.output.tables.size() == 1);
  CHECK(extraction.output.tables[0].rows.size() == 1);
  CHECK(extraction.output.remarks.back().reason ==
        "is cut short: only what is left of it was read");
}

}  // namespace musubi
