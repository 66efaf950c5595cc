#include "indexer/extractor/formats/xlsx.h"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/extractor/container/xml_events.h"
#include "indexer/extractor/formats/drawn_text.h"
#include "indexer/extractor/formats/xlsx_parts.h"
#include "indexer/extractor/table/sheet_tables.h"

namespace musubi {

namespace {

struct CellPlace {
  std::size_t row = 0, column = 0;  // from 0
  bool is_known = false;
};

// "BC12".
CellPlace place_of(std::string_view reference) {
  CellPlace place;
  std::size_t at = 0;
  std::size_t column = 0;
  while (at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 4) {
    column = column * 26 + static_cast<std::size_t>(reference[at++] - 'A' + 1);
  }
  std::size_t row = 0;
  std::from_chars(reference.data() + at, reference.data() + reference.size(), row);
  if (column == 0 || row == 0) return place;
  return {row - 1, column - 1, true};
}

std::size_t size_of(std::string_view text) {
  std::size_t size = 0;
  std::from_chars(text.data(), text.data() + text.size(), size);
  return size;
}

bool is_true(std::string_view value) {
  return value == "1" || value == "true";
}

class SheetHandler : public XmlHandler {
 public:
  SheetHandler(const Workbook& workbook, SheetGrid& grid) : workbook_(workbook), grid_(grid) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "c") return begin_cell(attributes);
    if (name == "v" || name == "t") is_text_ = is_cell_ && !is_reading_;
    if (name == "rPh") is_reading_ = true;
    if (name == "row") begin_row(attributes);
    if (name == "col" && is_true(attributes["hidden"])) {
      const std::size_t first = size_of(attributes["min"]);
      if (first > 0) grid_.hide_columns(first - 1, size_of(attributes["max"]) - 1);
    }
    if (name == "mergeCell") merge(attributes["ref"]);
  }
  void end(std::string_view name) override {
    if (name == "c") end_cell();
    if (name == "v" || name == "t") is_text_ = false;
    if (name == "rPh") is_reading_ = false;
  }
  void text(std::string_view piece) override {
    if (!is_text_) return;
    if (value_.size() + piece.size() > kMaxCellBytes) {
      if (!std::exchange(is_cut_, true)) grid_.note_cut();
      return;
    }
    value_ += piece;
  }

 private:
  void begin_row(const XmlAttributes& attributes) {
    const std::size_t number = size_of(attributes["r"]);
    place_.row = number > 0 ? number - 1 : is_begun_ ? place_.row + 1 : 0;
    is_begun_ = true;
    next_column_ = 0;
    if (is_true(attributes["hidden"])) grid_.hide_row(place_.row);
  }

  void begin_cell(const XmlAttributes& attributes) {
    const CellPlace place = place_of(attributes["r"]);
    place_.column = place.is_known ? place.column : next_column_;
    next_column_ = place_.column + 1;
    type_ = attributes["t"];
    format_ = size_of(attributes["s"]);
    value_.clear();
    is_cut_ = false;
    is_cell_ = true;
  }

  void end_cell() {
    is_cell_ = false;
    std::string shown = shown_value();
    if (!trim(shown).empty()) grid_.put(place_.row, place_.column, std::move(shown));
  }

  std::string shown_value() {
    if (type_ == "s") {
      const std::size_t number = size_of(value_);
      return number < workbook_.texts.size() ? workbook_.texts[number] : "";
    }
    if (type_ == "str" || type_ == "inlineStr" || type_ == "d") return value_;
    if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
    if (type_ == "e" || value_.empty()) return "";  // #N/A and its kind say nothing
    return workbook_.formats.of_cell(format_).shown(value_, workbook_.is_1904);
  }

  void merge(std::string_view range) {
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos) return;
    const CellPlace first = place_of(range.substr(0, colon));
    const CellPlace last = place_of(range.substr(colon + 1));
    if (first.is_known && last.is_known) {
      grid_.merge(first.row, first.column, last.row, last.column);
    }
  }

  const Workbook& workbook_;
  SheetGrid& grid_;
  CellPlace place_;
  std::size_t next_column_ = 0, format_ = 0;
  std::string type_, value_;
  bool is_begun_ = false, is_cell_ = false, is_text_ = false, is_reading_ = false;
  bool is_cut_ = false;  // the value that is being read
};

Result<SheetGrid> read_sheet(const ZipContainer& container, const Workbook& workbook,
                             const WorkbookSheet& sheet) {
  SheetGrid grid;
  SheetHandler handler(workbook, grid);
  XmlEvents events(handler);
  if (const auto done = read_xml(container, sheet.part, events); !done) {
    return tl::unexpected(done.error());
  }
  grid.finish();
  return grid;
}

}  // namespace

Result<void> extract_xlsx(const Input& input, Output& output) {
  auto container = ZipContainer::open(input.bytes, "workbook");
  if (!container) return tl::unexpected(container.error());
  const auto workbook = read_workbook(*container);
  if (!workbook) return tl::unexpected(workbook.error());
  WorkbookDelivery delivery(output);
  DrawnText drawn(*container);
  for (const WorkbookSheet& sheet : workbook->sheets) {
    if (sheet.is_hidden) {
      delivery.leave_out(sheet.name);
      continue;
    }
    auto grid = read_sheet(*container, *workbook, sheet);
    if (!grid) return tl::unexpected(grid.error());
    delivery.deliver(sheet.name, std::move(*grid));
    delivery.deliver_drawn(sheet.name, drawn.of(sheet.part));
  }
  drawn.tell(output);
  workbook->formats.tell(output);
  return delivery.finish();
}

}  // namespace musubi
