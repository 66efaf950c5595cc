#include "indexer/readers/csv_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/readers/table/heading.h"

namespace musubi {

namespace {

// Of a table that one cell is no row of.
constexpr std::size_t kManyColumns = 3;

std::size_t filled_cells(const TableCells& row) {
  return static_cast<std::size_t>(std::count_if(
      row.begin(), row.end(), [](const std::string& cell) { return !trim(cell).empty(); }));
}

std::string first_text(const TableCells& row) {
  for (const std::string& cell : row) {
    if (auto text = heading_text(cell); !text.empty()) return text;
  }
  return "";
}

std::vector<std::string> headings_of(const TableCells& row) {
  std::vector<std::string> headings;
  for (const std::string& cell : row) headings.push_back(heading_text(cell));
  return headings;
}

}  // namespace

CsvRows::CsvRows(const SourceFile& source, const Sink& sink, const SourceRule* rule,
                 const CsvTable& table)
    : source_(source),
      sink_(sink),
      rule_(rule),
      rows_before_(table.header.end_row),
      first_rows_(table.first_rows),
      columns_(table.header.columns),
      records_(source, sink) {
  rows_.emplace(source.path, columns_, "", table.caption, rule);
  rows_->look_at(first_rows_);
}

void CsvRows::take(const CsvRow& row) {
  if (rows_before_ > 0) {
    --rows_before_;
    return;
  }
  if (!row.is_too_large && is_blank_row(row.cells)) {
    is_behind_blank_ = true;
    return;
  }
  has_rows_ = true;
  const bool is_behind_blank = std::exchange(is_behind_blank_, false) || row.is_behind_blank;
  if (!is_readable(row)) return;
  if (begins_table(row.cells, is_behind_blank || held_)) return begin_table(row.cells);
  if (held_) deliver(*std::exchange(held_, std::nullopt));
  if (is_remark_row(row.cells) && rows_->column_count() >= kManyColumns) return leave_out(row);
  const bool may_be_caption =
      is_behind_blank && filled_cells(row.cells) == 1 && rows_->column_count() >= kManyColumns;
  if (may_be_caption) {
    held_ = row;
  } else {
    deliver(row);
  }
}

void CsvRows::refuse_rest(std::size_t line, std::string reason) {
  is_broken_off_ = true;
  records_.refuse_rest(line, std::move(reason));
}

void CsvRows::finish() {
  if (!has_rows_ && !is_broken_off_)
    sink_.on_warning({source_.path, 0, "has a header and no row below it"});
  if (held_) leave_out(*std::exchange(held_, std::nullopt));
  records_.finish();
}

bool CsvRows::is_readable(const CsvRow& row) {
  if (row.is_too_large) {
    records_.refuse(row.line, "the row is too large");
    return false;
  }
  if (std::all_of(row.cells.begin(), row.cells.end(),
                  [](const std::string& cell) { return is_valid_utf8(cell); })) {
    return true;
  }
  records_.refuse(row.line, fmt::format("the row holds bytes that are no {}", source_.encoding));
  return false;
}

// The header of another table, or this one's once more.
bool CsvRows::begins_table(const TableCells& row, bool is_behind_blank) const {
  if (held_ && is_header_below_caption(row)) return true;
  return is_header_row(row) && (is_behind_blank || headings_of(row) == columns_);
}

void CsvRows::begin_table(const TableCells& header) {
  std::string caption = held_ ? first_text(held_->cells) : "";
  held_.reset();
  const bool is_same = headings_of(header) == columns_;
  columns_ = headings_of(header);
  rows_.emplace(source_.path, columns_, "", std::move(caption), rule_);
  is_same ? rows_->look_at(first_rows_) : rows_->look_at_ids(first_rows_);
}

void CsvRows::deliver(const CsvRow& row) {
  for (std::size_t at = rows_->column_count(); at < row.cells.size(); ++at) {
    if (trim(row.cells[at]).empty()) continue;
    return records_.refuse(row.line, fmt::format("the row has {} cells, the header {}",
                                                 row.cells.size(), rows_->column_count()));
  }
  if (rows_->sums_up(row.cells)) {
    return sink_.on_warning({source_.path, row.line, "a row that sums up the others is left out"});
  }
  records_.deliver(rows_->record_of(row.cells), row.line);
}

void CsvRows::leave_out(const CsvRow& row) {
  sink_.on_warning({source_.path, row.line,
                    fmt::format("stands outside of the table and is left out: {}",
                                truncate_utf8(first_text(row.cells), 90))});
}

}  // namespace musubi
