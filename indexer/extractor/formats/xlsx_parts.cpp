#include "indexer/extractor/formats/xlsx_parts.h"

#include <charconv>
#include <map>
#include <utility>

#include "indexer/extractor/container/xml_events.h"

namespace musubi {

namespace {

int number_of(std::string_view text) {
  int number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

class WorkbookHandler : public XmlHandler {
 public:
  explicit WorkbookHandler(Workbook& workbook) : workbook_(workbook) {}
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") {
      const auto value = attributes["date1904"];
      workbook_.is_1904 = value == "1" || value == "true";
    }
    if (name != "sheet") return;
    const auto state = attributes["state"];
    // `part` holds the relation's name until it is looked up.
    workbook_.sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"]),
                                state == "hidden" || state == "veryHidden"});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  Workbook& workbook_;
};

class SheetRelationHandler : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship") return;
    targets[std::string(attributes["Id"])] = attributes["Target"];
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::map<std::string, std::string> targets;
};

class TextsHandler : public XmlHandler {
 public:
  explicit TextsHandler(std::vector<std::string>& texts) : texts_(texts) {}
  void begin(std::string_view name, const XmlAttributes&) override {
    if (name == "si") texts_.emplace_back();
    if (name == "rPh") is_reading_ = true;
    if (name == "t") is_text_ = true;
  }
  void end(std::string_view name) override {
    if (name == "rPh") is_reading_ = false;
    if (name == "t") is_text_ = false;
  }
  void text(std::string_view piece) override {
    if (is_text_ && !is_reading_ && !texts_.empty()) texts_.back() += piece;
  }

 private:
  std::vector<std::string>& texts_;
  bool is_text_ = false, is_reading_ = false;
};

class FormatsHandler : public XmlHandler {
 public:
  explicit FormatsHandler(NumberFormats& formats) : formats_(formats) {}
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "cellXfs") is_of_cells_ = true;
    const bool is_of_cell = name == "xf" && is_of_cells_;
    if (name != "numFmt" && !is_of_cell) return;
    const int number = number_of(attributes["numFmtId"]);
    if (is_of_cell) {
      formats_.add_of_cells(number);
    } else {
      formats_.define(number, attributes["formatCode"]);
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") is_of_cells_ = false;
  }
  void text(std::string_view) override {}

 private:
  NumberFormats& formats_;
  bool is_of_cells_ = false;
};

// "worksheets/sheet1.xml" and "/xl/worksheets/sheet1.xml" name the same part.
std::string sheet_part(std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  return "xl/" + std::string(target);
}

}  // namespace

Result<Workbook> read_workbook(const ZipContainer& container) {
  Workbook workbook;
  WorkbookHandler sheets(workbook);
  if (auto done = read_xml(container, "xl/workbook.xml", sheets); !done) {
    return tl::unexpected(done.error());
  }
  SheetRelationHandler relations;
  if (auto done = read_xml(container, "xl/_rels/workbook.xml.rels", relations); !done) {
    return tl::unexpected(done.error());
  }
  for (WorkbookSheet& sheet : workbook.sheets)
    sheet.part = sheet_part(relations.targets[sheet.part]);
  if (container.has("xl/sharedStrings.xml")) {
    TextsHandler texts(workbook.texts);
    if (auto done = read_xml(container, "xl/sharedStrings.xml", texts); !done) {
      return tl::unexpected(done.error());
    }
  }
  if (container.has("xl/styles.xml")) {
    FormatsHandler formats(workbook.formats);
    if (auto done = read_xml(container, "xl/styles.xml", formats); !done) {
      return tl::unexpected(done.error());
    }
  }
  return workbook;
}

}  // namespace musubi
