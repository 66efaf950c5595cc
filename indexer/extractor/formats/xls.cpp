#include "indexer/extractor/formats/xls.h"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/extractor/container/little_endian.h"
#include "indexer/extractor/container/ole_container.h"
#include "indexer/extractor/container/utf16_text.h"
#include "indexer/extractor/formats/xls/biff_records.h"
#include "indexer/extractor/table/number_formats.h"
#include "indexer/extractor/table/sheet_tables.h"

namespace musubi {

namespace {

enum Record : std::uint16_t {
  kFormula = 0x0006,
  kEnd = 0x000A,
  kDateMode = 0x0022,
  kObject = 0x005D,
  kFilePass = 0x002F,
  kColumnInfo = 0x007D,
  kBoundSheet = 0x0085,
  kMultipleRk = 0x00BD,
  kCellFormat = 0x00E0,
  kMergedCells = 0x00E5,
  kSharedStrings = 0x00FC,
  kObjectText = 0x01B6,
  kSharedLabel = 0x00FD,
  kNumber = 0x0203,
  kLabel = 0x0204,
  kTruth = 0x0205,
  kFormulaText = 0x0207,
  kRow = 0x0208,
  kRk = 0x027E,
  kFormat = 0x041E,
  kBegin = 0x0809,
};

constexpr std::uint16_t kVersion8 = 0x0600;
constexpr std::size_t kComment = 0x19;  // a kind of object

struct XlsSheet {
  std::string name;
  std::size_t at = 0;  // of its first record
  bool is_hidden = false;
};

struct XlsWorkbook {
  std::vector<std::string> texts;
  NumberFormats formats;
  std::vector<XlsSheet> sheets;
  bool is_1904 = false;
};

Result<XlsWorkbook> read_globals(std::string_view stream) {
  XlsWorkbook workbook;
  BiffRecords records(stream, 0);
  BiffRecord record;
  while (records.next(record) && record.type != kEnd) {
    const std::string_view bytes = record.bytes();
    if (record.type == kBegin && u16_at(bytes, 0) < kVersion8) {
      return fail("is a workbook of Excel 95 or before: save it anew as .xlsx");
    }
    if (record.type == kFilePass) return fail("is encrypted");
    if (record.type == kDateMode) workbook.is_1904 = u16_at(bytes, 0) != 0;
    if (record.type == kFormat) {
      workbook.formats.define(u16_at(bytes, 0), BiffStrings(record, 2).take(2));
    }
    if (record.type == kCellFormat) workbook.formats.add_of_cells(u16_at(bytes, 2));
    if (record.type == kBoundSheet && number_at(bytes, 5, 1) == 0) {  // no chart, no macros
      workbook.sheets.push_back(
          {BiffStrings(record, 6).take(1), u32_at(bytes, 0), (number_at(bytes, 4, 1) & 3) != 0});
    }
    if (record.type == kSharedStrings) {
      for (BiffStrings strings(record, 8); !strings.at_end();) {
        workbook.texts.push_back(strings.take(2));
      }
    }
  }
  return workbook;
}

// A number in four bytes: an integer or the upper half of a double, perhaps times 100.
double rk_number(std::uint32_t rk) {
  const bool is_integer = (rk & 2) != 0;
  const auto upper = static_cast<std::uint64_t>(rk & ~3U) << 32;
  const double number = is_integer ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2)
                                   : std::bit_cast<double>(upper);
  return (rk & 1) != 0 ? number / 100 : number;
}

class XlsSheetReader {
 public:
  XlsSheetReader(const XlsWorkbook& workbook, SheetGrid& grid) : workbook_(workbook), grid_(grid) {}

  void read(std::string_view stream, std::size_t at) {
    BiffRecords records(stream, at);
    BiffRecord record;
    std::size_t depth = 0;  // of charts in the sheet
    while (records.next(record)) {
      if (record.type == kBegin) ++depth;
      if (record.type == kEnd && --depth == 0) break;
      if (depth == 0) break;  // no sheet begins here
      if (depth == 1) take(record);
    }
    grid_.finish();
  }

  // A line or more of each text box.
  std::string take_drawn() { return std::move(drawn_); }

 private:
  void take(const BiffRecord& record) {
    const std::string_view bytes = record.bytes();
    switch (record.type) {
      case kRow:
        if ((u32_at(bytes, 12) & 0x20) != 0) grid_.hide_row(u16_at(bytes, 0));
        return;
      case kColumnInfo:
        if ((u16_at(bytes, 8) & 1) != 0) grid_.hide_columns(u16_at(bytes, 0), u16_at(bytes, 2));
        return;
      case kSharedLabel: {
        const std::size_t number = u32_at(bytes, 6);
        if (number < workbook_.texts.size()) put(bytes, workbook_.texts[number]);
        return;
      }
      case kLabel:
        return put(bytes, BiffStrings(record, 6).take(2));
      case kNumber:
        return put_number(bytes, u16_at(bytes, 2), u16_at(bytes, 4), double_at(bytes, 6));
      case kRk:
        return put_number(bytes, u16_at(bytes, 2), u16_at(bytes, 4), rk_number(u32_at(bytes, 6)));
      case kMultipleRk:
        return put_numbers(bytes);
      case kTruth:
        if (number_at(bytes, 7, 1) == 0) put(bytes, number_at(bytes, 6, 1) != 0 ? "TRUE" : "FALSE");
        return;
      case kFormula:
        return put_formula(bytes);
      case kFormulaText:
        return put(formula_, BiffStrings(record, 0).take(2));
      case kMergedCells:
        return merge(bytes);
      case kObject:
        object_kind_ = u16_at(bytes, 4);
        return;
      case kObjectText:
        if (object_kind_ != kComment) take_object_text(record);
        return;
      default:
        return;
    }
  }

  // In the cell that `place` begins with.
  void put(std::string_view place, std::string shown) {
    if (place.size() >= 4 && !trim(shown).empty()) {
      grid_.put(u16_at(place, 0), u16_at(place, 2), std::move(shown));
    }
  }

  void put_number(std::string_view row, std::size_t column, std::size_t format, double number) {
    const NumberFormat& shown_as = workbook_.formats.of_cell(format);
    std::string shown = shown_as.shown(fmt::format("{:.15g}", number), workbook_.is_1904);
    if (row.size() >= 2 && !shown.empty()) grid_.put(u16_at(row, 0), column, std::move(shown));
  }

  void put_numbers(std::string_view bytes) {
    const std::size_t first = u16_at(bytes, 2);
    for (std::size_t at = 4; at + 6 < bytes.size(); at += 6) {
      put_number(bytes, first + (at - 4) / 6, u16_at(bytes, at), rk_number(u32_at(bytes, at + 2)));
    }
  }

  void put_formula(std::string_view bytes) {
    formula_ = bytes.substr(0, 4);
    if (u16_at(bytes, 12) != 0xFFFF) {
      return put_number(bytes, u16_at(bytes, 2), u16_at(bytes, 4), double_at(bytes, 6));
    }
    // 0: a text, in a record of its own; 2: an error, which says nothing; 3: empty.
    if (number_at(bytes, 6, 1) == 1) put(bytes, number_at(bytes, 8, 1) != 0 ? "TRUE" : "FALSE");
  }

  // The text is in the records that continue this one, each with its width before it.
  void take_object_text(const BiffRecord& record) {
    std::size_t left = u16_at(record.bytes(), 10);
    std::u16string text;
    for (std::size_t at = 1; at < record.pieces.size() && left > 0; ++at) {
      const std::string_view piece = record.pieces[at];
      const std::size_t width = (number_at(piece, 0, 1) & 1) != 0 ? 2 : 1;
      const std::size_t count = std::min(left, piece.empty() ? 0 : (piece.size() - 1) / width);
      for (std::size_t i = 0; i < count; ++i) {
        const auto unit = static_cast<char16_t>(number_at(piece, 1 + i * width, width));
        text += unit == u'\r' ? u'\n' : unit;
      }
      left -= count;
    }
    const std::string box = utf8_of_utf16(text);
    if (!trim(box).empty()) drawn_ += std::string(trim(box)) + "\n";
  }

  void merge(std::string_view bytes) {
    for (std::size_t at = 2; at + 8 <= bytes.size(); at += 8) {
      grid_.merge(u16_at(bytes, at), u16_at(bytes, at + 4), u16_at(bytes, at + 2),
                  u16_at(bytes, at + 6));
    }
  }

  const XlsWorkbook& workbook_;
  SheetGrid& grid_;
  std::string_view formula_;  // row and column of the last one
  std::string drawn_;
  std::size_t object_kind_ = 0;  // of the last one
};

}  // namespace

Result<void> extract_xls(const Input& input, Output& output) {
  const auto container = OleContainer::open(input.bytes);
  if (!container) return tl::unexpected(container.error());
  if (!container->has("Workbook")) {
    return fail("is a workbook of Excel 95 or before: save it anew as .xlsx");
  }
  const auto stream = container->read("Workbook");
  if (!stream) return tl::unexpected(stream.error());
  const auto workbook = read_globals(*stream);
  if (!workbook) return tl::unexpected(workbook.error());
  WorkbookDelivery delivery(output);
  for (const XlsSheet& sheet : workbook->sheets) {
    if (sheet.is_hidden) {
      delivery.leave_out(sheet.name);
      continue;
    }
    SheetGrid grid;
    XlsSheetReader reader(*workbook, grid);
    reader.read(*stream, sheet.at);
    delivery.deliver(sheet.name, grid);
    delivery.deliver_drawn(sheet.name, reader.take_drawn());
  }
  workbook->formats.tell(output);
  return delivery.finish();
}

}  // namespace musubi
