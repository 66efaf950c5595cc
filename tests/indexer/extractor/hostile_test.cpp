// Files that are made to take all memory or time; what else is, stands beside its format.
#include <fmt/format.h>

#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/extractor/zip_fixture.h"

using namespace musubi;

TEST_CASE("a workbook of a million empty rows is read by what it says", "[extractor][hostile]") {
  constexpr std::size_t kRows = 1U << 20;
  const std::string head =
      "<row r='1'><c t='inlineStr'><is><t>国名</t></is></c><c t='inlineStr'><is><t>都市名</t></is>"
      "</c></row><row r='2'><c t='inlineStr'><is><t>中国</t></is></c><c t='inlineStr'><is><t>大連"
      "</t></is></c></row>";
  std::string rows;
  for (std::size_t row = 3; row <= kRows; ++row) rows += "<row/>";
  const auto book = extraction_of(
      zip_of({{"xl/workbook.xml",
               "<workbook xmlns:r='r'><sheets><sheet name='一覧' r:id='a'/></sheets></workbook>"},
              {"xl/_rels/workbook.xml.rels",
               "<R><Relationship Id='a' Target='worksheets/sheet1.xml'/></R>"},
              {"xl/worksheets/sheet1.xml",
               "<worksheet><sheetData>" + head + rows + "</sheetData></worksheet>"}}),
      "a.xlsx");
  CHECK(book.refusal.empty());
  REQUIRE(book.output.tables.size() == 1);
  CHECK(book.output.tables[0].rows.size() == 1);

  const auto repeated = extraction_of(
      zip_of(
          {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
           {"content.xml",
            "<d xmlns:text='t' xmlns:table='b'><table:table table:name='一覧'><table:table-row>"
            "<table:table-cell><text:p>国名</text:p></table:table-cell><table:table-cell><text:p>"
            "都市名</text:p></table:table-cell></table:table-row><table:table-row><table:table-"
            "cell><text:p>中国</text:p></table:table-cell><table:table-cell><text:p>大連</text:p></"
            "table:table-cell></table:table-row><table:table-row "
            "table:number-rows-repeated='1048574'><table:table-cell table:number-columns-"
            "repeated='16384'/></table:table-row></table:table></d>"}}),
      "a.ods");
  REQUIRE(repeated.output.tables.size() == 1);
  CHECK(repeated.output.tables[0].rows.size() == 1);
}

TEST_CASE("of a PDF of too many pages the first are read, and that is told",
          "[extractor][hostile]") {
  const auto [pages, read] =
      GENERATE(values<std::pair<std::size_t, std::size_t>>({{5001, 5000}, {100'000, 200}}));
  std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R>>", "",
      "<</Length 40>>\nstream\nBT /F 12 Tf 50 700 Td (agreement) Tj ET\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  std::string kids;
  for (std::size_t page = 0; page < pages; ++page) {
    objects.push_back(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 4 0 "
        "R>>>>>>");
    kids += fmt::format("{} 0 R ", objects.size());
  }
  objects[1] = fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", pages, kids);
  std::string pdf = "%PDF-1.5\n", places;
  for (std::size_t at = 0; at < objects.size(); ++at) {
    places += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", at + 1, objects[at]);
  }
  const std::size_t table = pdf.size();
  pdf += fmt::format(
      "xref\n0 {0}\n0000000000 65535 f \n{1}trailer\n<</Size {0}/Root 1 0 R>>\n"
      "startxref\n{2}\n%%EOF\n",
      objects.size() + 1, places, table);
  const auto file = extraction_of(pdf, "a.pdf");
  CHECK(file.refusal == "");
  REQUIRE(!file.output.remarks.empty());
  CHECK(file.output.remarks[0].reason ==
        fmt::format("only the first {} of its {} pages are read", read, pages));
}
