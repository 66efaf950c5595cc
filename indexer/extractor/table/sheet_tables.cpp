#include "indexer/extractor/table/sheet_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/readers/table/heading.h"
#include "indexer/readers/table/lying_table.h"
#include "indexer/readers/table/table_header.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxRowsAboveData = 60;

std::size_t filled_cells(const TableCells& cells) {
  return static_cast<std::size_t>(std::count_if(
      cells.begin(), cells.end(), [](const std::string& cell) { return !trim(cell).empty(); }));
}

std::string line_of(const TableCells& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (trim(cell).empty()) continue;
    if (!line.empty()) line += "  ";
    line += heading_text(cell);
  }
  return line;
}

// Whether a sheet's name is more than Sheet1.
bool is_telling(std::string_view name) {
  for (const std::string_view plain : {"Sheet", "sheet", "シート", "Table"}) {
    if (name.starts_with(plain)) name.remove_prefix(plain.size());
  }
  return !std::all_of(name.begin(), name.end(),
                      [](char c) { return c == ' ' || c == '_' || (c >= '0' && c <= '9'); });
}

using Range = std::pair<std::size_t, std::size_t>;

// One part of a sheet: all of it, or what stands beside another table.
class SheetPart {
 public:
  SheetPart(const std::string& sheet, const SheetGrid& grid, Range rows, Range columns,
            Output& output)
      : sheet_(sheet), grid_(grid), rows_(rows), columns_(columns), output_(output) {}

  // Reads block after block: rows without a blank one between them.
  void deliver() {
    for (std::size_t at = rows_.first; at < rows_.second;) {
      const std::size_t begin = at;
      while (++at < rows_.second && grid_.line(at) == grid_.line(at - 1) + 1) {
        if (is_blank_row(row(at).cells)) break;
      }
      deliver_block(begin, at);
    }
    finish();
  }

 private:
  SheetGrid::Row row(std::size_t at) const {
    return grid_.row(at, columns_.first, columns_.second);
  }

  std::vector<TableCells> first_rows(std::size_t begin, std::size_t end) const {
    std::vector<TableCells> rows;
    for (std::size_t at = begin; at < std::min(end, begin + kMaxRowsAboveData); ++at) {
      rows.push_back(row(at).cells);
    }
    return rows;
  }

  std::optional<TableHeader> header_of(const std::vector<TableCells>& rows) const {
    auto header = find_table_header(rows);
    if (!header || !has_table_ || known_columns(*header) >= 2) return header;
    // Once there is a table, rows below a blank one are more of it, unless they say what they are.
    const bool has_caption = header->first_row > 0 && filled_cells(rows[0]) == 1;
    if (!has_caption || !is_header_below_caption(rows[header->end_row - 1])) header.reset();
    return header;
  }

  void deliver_block(std::size_t begin, std::size_t end) {
    const std::vector<TableCells> rows = first_rows(begin, end);
    if (end - begin == rows.size()) {
      if (auto table = find_lying_table(rows)) return deliver_lying(begin, std::move(*table));
    }
    const auto header = header_of(rows);
    if (!header) return has_table_ ? deliver_rows(begin, end) : keep_lines(begin, end);
    keep_lines(begin, begin + header->first_row);
    begin_table(header->columns);
    deliver_rows(begin + header->end_row, end);
  }

  void deliver_lying(std::size_t begin, LyingTable table) {
    keep_lines(begin, begin + table.first_row);
    begin_table(table.columns);
    const std::size_t line = row(begin + table.first_row).line;
    for (TableCells& cells : table.rows) output_.row({line, std::move(cells)});
  }

  void begin_table(const std::vector<std::string>& columns) {
    TableHead head{"", sheet_, columns, {}};
    if (!lines_.empty()) head.fields.push_back({"", lines_.front().second});
    lines_.clear();
    output_.begin_table(std::move(head));
    has_table_ = true;
  }

  void deliver_rows(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
      auto [line, cells] = row(at);
      if (is_blank_row(cells) || is_hash_row(cells)) continue;
      if (is_remark_row(cells) || (at == begin && end == begin + 1 && filled_cells(cells) == 1)) {
        lines_.emplace_back(line, line_of(cells));
      } else {
        output_.row({line, std::move(cells)});
      }
    }
  }

  void keep_lines(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
      const auto [line, cells] = row(at);
      if (!is_blank_row(cells)) lines_.emplace_back(line, line_of(cells));
    }
  }

  void finish() {
    if (has_table_) {
      for (const auto& [line, text] : lines_) {
        output_.warn(fmt::format("{}row {} stands outside of the table and is left out: {}",
                                 sheet_.empty() ? "" : sheet_ + ", ", line,
                                 truncate_utf8(text, 90)));
      }
      return;
    }
    if (lines_.empty()) return;
    Extracted document;
    document.member = sheet_;
    if (is_telling(sheet_)) document.title = sheet_;
    std::string text;
    for (const auto& [line, words] : lines_) text += words + "\n";
    document.sections.push_back({sheet_, std::move(text)});
    output_.document(std::move(document));
    output_.warn(
        fmt::format("{}no header is understood (国名, 都市名, 締結日 …): the whole sheet is "
                    "one document",
                    sheet_.empty() ? "" : sheet_ + ": "));
  }

  const std::string& sheet_;
  const SheetGrid& grid_;
  Range rows_, columns_;
  Output& output_;
  bool has_table_ = false;
  std::vector<std::pair<std::size_t, std::string>> lines_;  // of no table, and where they stand
};

// Whether a table of its own begins in these columns.
bool has_header(const SheetGrid& grid, Range range, Range columns) {
  std::vector<TableCells> rows;
  const std::size_t end = std::min(range.second, range.first + kMaxRowsAboveData);
  for (std::size_t at = range.first; at < end; ++at) {
    rows.push_back(grid.row(at, columns.first, columns.second).cells);
  }
  const auto header = find_table_header(rows);
  return header && known_columns(*header) >= 2;
}

// Where tables stand side by side in these rows, the columns of each; else none.
std::vector<Range> tables_side_by_side(const SheetGrid& grid, Range rows) {
  auto ranges = grid.column_ranges(rows.first, rows.second);
  const bool are_tables =
      ranges.size() > 1 && std::all_of(ranges.begin(), ranges.end(), [&](const Range& columns) {
        return has_header(grid, rows, columns);
      });
  return are_tables ? std::move(ranges) : std::vector<Range>();
}

// Behind the block that begins at the row.
std::size_t block_end(const SheetGrid& grid, std::size_t row) {
  while (++row < grid.row_count() && grid.line(row) == grid.line(row - 1) + 1) {
  }
  return row;
}

}  // namespace

void WorkbookDelivery::deliver(const std::string& name, const SheetGrid& grid) {
  hidden_cells_ += grid.hidden_cells();
  if (grid.row_count() == 0) return;
  ++sheet_count_;
  const auto deliver_part = [&](Range rows, Range columns) {
    if (rows.first < rows.second) SheetPart(name, grid, rows, columns, output_).deliver();
  };
  const Range all_rows(0, grid.row_count()), all_columns(0, grid.column_count());
  const auto everywhere = tables_side_by_side(grid, all_rows);
  for (const Range& columns : everywhere) deliver_part(all_rows, columns);
  if (everywhere.empty()) {
    std::size_t begin = 0;  // of what is not delivered
    for (std::size_t row = 0; row < grid.row_count();) {
      const Range block(row, block_end(grid, row));
      const auto here = tables_side_by_side(grid, block);
      row = block.second;
      if (here.empty()) continue;
      deliver_part({begin, block.first}, all_columns);
      for (const Range& columns : here) deliver_part(block, columns);
      begin = row;
    }
    deliver_part({begin, grid.row_count()}, all_columns);
  }
  if (grid.cuts() > 0) {
    output_.warn(
        fmt::format("{}: {} cells are too long, or repeated or merged too often: not all of "
                    "them is read",
                    name, grid.cuts()));
  }
  if (grid.is_full()) {
    output_.warn(fmt::format("{}: has more cells than are read; what is behind row {} is left out",
                             name, grid.line(grid.row_count() - 1)));
  }
}

void WorkbookDelivery::deliver_drawn(const std::string& name, std::string text, bool is_cut) {
  if (is_cut) {
    output_.warn(fmt::format("{}: text boxes hold more than {} MB: not all of them is read", name,
                             kMaxCellBytes >> 20));
  }
  if (trim(text).empty()) return;
  ++sheet_count_;
  Extracted document;
  document.member = name + " 図形";
  if (is_telling(name)) document.title = name;
  document.sections.push_back({name, std::move(text)});
  output_.document(std::move(document));
}

void WorkbookDelivery::leave_out(const std::string& name) {
  hidden_sheets_ += hidden_sheets_.empty() ? name : ", " + name;
}

Result<void> WorkbookDelivery::finish() {
  if (!hidden_sheets_.empty()) {
    output_.warn(fmt::format("hidden sheets are left out: {}", truncate_utf8(hidden_sheets_, 300)));
  }
  if (hidden_cells_ > 0) {
    output_.warn(fmt::format("{} cells in hidden rows and columns are left out", hidden_cells_));
  }
  if (sheet_count_ == 0) return fail("holds no text");
  return {};
}

}  // namespace musubi
