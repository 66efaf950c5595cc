#include "tests/indexer/extractor/sheet_fixture.h"

#include "common/text/utf8.h"
#include "tests/indexer/extractor/ole_fixture.h"
#include "tests/indexer/extractor/zip_fixture.h"

namespace musubi {

namespace {

std::string biff(std::uint16_t type, const std::string& bytes) {
  return little_endian(type, 2) + little_endian(bytes.size(), 2) + bytes;
}

std::string biff_text(const std::string& text, std::size_t count_bytes) {
  return little_endian(char_count(text), count_bytes) + "\1" + utf16_of(text);
}

std::string biff_box(const std::string& text) {
  return biff(0x5D, little_endian(0x15, 2) + little_endian(0x12, 2) + little_endian(6, 2)) +
         biff(0x1B6, std::string(10, '\0') + little_endian(char_count(text), 2) +
                         little_endian(16, 2) + std::string(4, '\0')) +
         biff(0x3C, "\1" + utf16_of(text)) + biff(0x3C, std::string(16, '\0'));
}

}  // namespace

std::string xlsx_of(const std::vector<FixtureSheet>& sheets) {
  std::vector<std::pair<std::string, std::string>> parts;
  std::string list, relations;
  for (std::size_t number = 1; number <= sheets.size(); ++number) {
    const FixtureSheet& sheet = sheets[number - 1];
    const std::string id = std::to_string(number);
    list += "<sheet name='" + sheet.name + "' r:id='r" + id + "'/>";
    relations += "<Relationship Id='r" + id + "' Target='worksheets/sheet" + id + ".xml'/>";
    std::string rows;
    for (const auto& cells : sheet.rows) {
      rows += "<row>";
      for (const std::string& cell : cells) rows += "<c t='str'><v>" + cell + "</v></c>";
      rows += "</row>";
    }
    parts.emplace_back("xl/worksheets/sheet" + id + ".xml",
                       "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    if (sheet.box.empty()) continue;
    parts.emplace_back(
        "xl/worksheets/_rels/sheet" + id + ".xml.rels",
        "<R><Relationship Type='x/drawing' Target='../drawings/drawing" + id + ".xml'/></R>");
    parts.emplace_back(
        "xl/drawings/drawing" + id + ".xml",
        "<x:sp xmlns:x='x' xmlns:a='a'><a:p><a:t>" + sheet.box + "</a:t></a:p></x:sp>");
  }
  parts.emplace_back("xl/workbook.xml",
                     "<workbook xmlns:r='r'><sheets>" + list + "</sheets></workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels", "<R>" + relations + "</R>");
  return zip_of(parts);
}

std::string xls_of(const std::vector<FixtureSheet>& sheets) {
  const std::string begin = biff(0x809, little_endian(0x600, 2) + little_endian(0x10, 2));
  const std::string end = biff(0x0A, "");
  std::vector<std::string> streams;
  for (const FixtureSheet& sheet : sheets) {
    std::string stream = begin;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        stream += biff(0x204, little_endian(row, 2) + little_endian(column, 2) +
                                  little_endian(0, 2) + biff_text(sheet.rows[row][column], 2));
      }
    }
    if (!sheet.box.empty()) stream += biff_box(sheet.box);
    streams.push_back(stream + end);
  }
  const auto head = [&](std::size_t at) {
    std::string globals = begin;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      globals +=
          biff(0x85, little_endian(at, 4) + little_endian(0, 2) + biff_text(sheets[i].name, 1));
      at += streams[i].size();
    }
    return globals + end;
  };
  std::string workbook = head(head(0).size());
  for (const std::string& stream : streams) workbook += stream;
  return ole_of({{"Workbook", workbook}});
}

std::string ods_of(const std::vector<FixtureSheet>& sheets) {
  std::string content = "<o:d xmlns:o='o' xmlns:t='t' xmlns:x='x' xmlns:d='d'>";
  for (const FixtureSheet& sheet : sheets) {
    content += "<t:table t:name='" + sheet.name + "'>";
    if (!sheet.box.empty()) {
      content += "<t:shapes><d:frame><d:text-box><x:p>" + sheet.box +
                 "</x:p></d:text-box></d:frame></t:shapes>";
    }
    for (const auto& cells : sheet.rows) {
      content += "<t:table-row>";
      for (const std::string& cell : cells) {
        content += "<t:table-cell><x:p>" + cell + "</x:p></t:table-cell>";
      }
      content += "</t:table-row>";
    }
    content += "</t:table>";
  }
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                 {"content.xml", content + "</o:d>"}});
}

}  // namespace musubi
