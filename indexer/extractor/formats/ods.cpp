#include "indexer/extractor/formats/ods.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/extractor/container/xml_events.h"
#include "indexer/extractor/container/zip_container.h"
#include "indexer/extractor/table/sheet_tables.h"

namespace musubi {

namespace {

// What is repeated more often than this fills up a sheet rather than saying anything.
constexpr std::size_t kMaxRepeated = 1000;

std::size_t count_of(std::string_view text) {
  std::size_t count = 1;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return std::max<std::size_t>(count, 1);
}

bool is_filtered(const XmlAttributes& attributes) {
  const auto visibility = attributes["visibility"];
  return visibility == "collapse" || visibility == "filter";
}

class SpreadsheetHandler : public XmlHandler {
 public:
  explicit SpreadsheetHandler(WorkbookDelivery& delivery) : delivery_(delivery) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "style") style_ = attributes["name"];
    if (name == "table-properties" && attributes["display"] == "false")
      hidden_styles_.insert(style_);
    if (name == "table") begin_table(attributes);
    if (name == "table-column") begin_column(attributes);
    if (name == "table-row") begin_row(attributes);
    if (name == "table-cell" || name == "covered-table-cell") begin_cell(attributes);
    if (name == "annotation" || name == "ruby-text") ++aside_;
    if (is_drawing(name)) ++drawing_;
    if (drawing_ > 0) return begin_drawn(name);
    if (name == "p" && is_cell_ && aside_ == 0) {
      if (!value_.empty()) value_ += '\n';
      ++paragraph_;
    }
    if (paragraph_ > 0 && (name == "s" || name == "tab" || name == "line-break")) value_ += ' ';
  }
  void end(std::string_view name) override {
    if (name == "annotation" || name == "ruby-text") --aside_;
    if (name == "p") end_paragraph();
    if (is_drawing(name)) --drawing_;
    if (name == "table-cell" || name == "covered-table-cell") end_cell();
    if (name == "table-row") row_ += repeated_rows_;
    if (name == "table") end_table();
  }
  void text(std::string_view piece) override {
    if (drawn_paragraph_ > 0 && aside_ == 0) add_drawn(piece);
    if (paragraph_ == 0 || aside_ > 0 || drawing_ > 0) return;
    if (value_.size() + piece.size() > kMaxCellBytes) {
      if (!std::exchange(is_cut_, true)) grid_.note_cut();
      return;
    }
    value_ += piece;
  }

 private:
  // What is drawn on the sheet or in a cell, mostly text boxes.
  static bool is_drawing(std::string_view name) {
    constexpr std::array<std::string_view, 13> kShapes = {
        "frame", "custom-shape", "rect",     "ellipse",         "circle",  "line",   "connector",
        "path",  "polygon",      "polyline", "regular-polygon", "caption", "measure"};
    return std::find(kShapes.begin(), kShapes.end(), name) != kShapes.end();
  }

  void begin_drawn(std::string_view name) {
    if (name == "p") ++drawn_paragraph_;
    if (name == "s" || name == "tab" || name == "line-break") add_drawn(" ");
  }

  void add_drawn(std::string_view piece) {
    if (drawn_.size() + piece.size() > kMaxCellBytes) {
      is_drawn_cut_ = true;
    } else {
      drawn_ += piece;
    }
  }

  // A drawing may stand in a paragraph of a cell and has paragraphs of its own.
  void end_paragraph() {
    if (drawing_ > 0) {
      if (drawn_paragraph_ > 0) --drawn_paragraph_;
      if (!drawn_.empty() && drawn_.back() != '\n') add_drawn("\n");
    } else if (paragraph_ > 0 && aside_ == 0) {
      --paragraph_;
    }
  }

  void begin_table(const XmlAttributes& attributes) {
    grid_ = SheetGrid();
    sheet_ = attributes["name"];
    is_hidden_ = hidden_styles_.contains(std::string(attributes["style-name"]));
    row_ = column_ = column_of_columns_ = 0;
  }

  void end_table() {
    grid_.finish();
    if (is_hidden_) {
      delivery_.leave_out(sheet_);
    } else {
      delivery_.deliver(sheet_, grid_);
      delivery_.deliver_drawn(sheet_, std::move(drawn_), is_drawn_cut_);
    }
    drawn_.clear();
    is_drawn_cut_ = false;
  }

  void begin_column(const XmlAttributes& attributes) {
    const std::size_t count = count_of(attributes["number-columns-repeated"]);
    if (is_filtered(attributes)) {
      grid_.hide_columns(column_of_columns_, column_of_columns_ + count - 1);
    }
    column_of_columns_ += count;
  }

  void begin_row(const XmlAttributes& attributes) {
    column_ = 0;
    repeated_rows_ = count_of(attributes["number-rows-repeated"]);
    is_hidden_row_ = is_filtered(attributes);
  }

  void begin_cell(const XmlAttributes& attributes) {
    value_.clear();
    is_cut_ = false;
    is_cell_ = true;
    repeated_columns_ = count_of(attributes["number-columns-repeated"]);
    spanned_rows_ = count_of(attributes["number-rows-spanned"]);
    date_ = attributes["date-value"];
  }

  void end_cell() {
    is_cell_ = false;
    std::string shown = date_.empty() ? value_ : shown_date();
    if (!trim(shown).empty()) put(std::move(shown));
    column_ += repeated_columns_;
  }

  // What is shown may lack the century or count by era in letters: a date is told in full, unless
  // the day of the week alone is shown.
  std::string shown_date() const {
    const bool has_digit = value_.find_first_of("0123456789") != std::string::npos;
    if (!has_digit && value_.size() >= 3 && value_.find("元") == std::string::npos) return value_;
    for (const std::string_view era : {"明治", "大正", "昭和", "平成", "令和"}) {
      if (value_.starts_with(era)) return value_;
    }
    return date_.substr(0, date_.find("T00:00:00"));
  }

  void put(std::string shown) {
    if (repeated_rows_ > kMaxRepeated || repeated_columns_ > kMaxRepeated) grid_.note_cut();
    const std::size_t rows = std::min(repeated_rows_, kMaxRepeated);
    const std::size_t columns = std::min(repeated_columns_, kMaxRepeated);
    for (std::size_t row = row_; row < row_ + rows; ++row) {
      if (is_hidden_row_) grid_.hide_row(row);
      for (std::size_t column = column_; column < column_ + columns; ++column) {
        if (!grid_.put(row, column, shown)) return;
      }
    }
    if (spanned_rows_ > 1) grid_.merge(row_, column_, row_ + spanned_rows_ - 1, column_);
  }

  WorkbookDelivery& delivery_;
  std::set<std::string> hidden_styles_;
  SheetGrid grid_;
  std::string style_, sheet_, value_, date_, drawn_;
  std::size_t row_ = 0, column_ = 0, column_of_columns_ = 0;
  std::size_t repeated_rows_ = 1, repeated_columns_ = 1, spanned_rows_ = 1;
  std::size_t aside_ = 0, paragraph_ = 0, drawing_ = 0, drawn_paragraph_ = 0;
  bool is_hidden_ = false, is_hidden_row_ = false, is_cell_ = false, is_cut_ = false;
  bool is_drawn_cut_ = false;
};

}  // namespace

Result<void> extract_ods(const Input& input, Output& output) {
  const auto container = ZipContainer::open(input.bytes, "workbook");
  if (!container) return tl::unexpected(container.error());
  if (container->is_encrypted_document()) return fail("is encrypted");
  WorkbookDelivery delivery(output);
  SpreadsheetHandler handler(delivery);
  XmlEvents events(handler);
  if (auto done = read_xml(*container, "content.xml", events); !done) return done;
  return delivery.finish();
}

}  // namespace musubi
