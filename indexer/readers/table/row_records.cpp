#include "indexer/readers/table/row_records.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/readers/table/heading.h"
#include "indexer/readers/table/row_numbers.h"
#include "indexer/readers/table/row_title.h"

namespace musubi {

namespace {

bool names_something(SourceField field) {
  constexpr std::array<SourceField, 5> kNames = {SourceField::Prefecture, SourceField::Country,
                                                 SourceField::Domain, SourceField::Organization,
                                                 SourceField::Partner};
  return std::find(kNames.begin(), kNames.end(), field) != kNames.end();
}

// 1,234, △ 189, …
bool has_no_letter(std::string_view cell) {
  for (std::size_t at = 0; at < cell.size();) {
    if (u_isalpha(static_cast<UChar32>(next_code_point(cell, at)))) return false;
  }
  return true;
}

// Whether most of the cells of a column that should name or date something are figures.
bool holds_figures(SourceField field, std::span<const TableCells> rows, std::size_t column) {
  if (!names_something(field) && field != SourceField::Date) return false;
  std::size_t filled = 0, figures = 0;
  for (const TableCells& row : rows) {
    const std::string_view cell = column < row.size() ? trim(row[column]) : std::string_view();
    if (cell.empty()) continue;
    ++filled;
    if (has_no_letter(cell) && (field != SourceField::Date || !has_date(cell))) ++figures;
  }
  return figures * 2 > filled;
}

}  // namespace

RowRecords::RowRecords(std::string path, const std::vector<std::string>& columns, std::string place,
                       std::string caption, const SourceRule* rule)
    : path_(std::move(path)), place_(std::move(place)), caption_(std::move(caption)) {
  for (const std::string& heading : columns) {
    const bool is_by_rule = rule != nullptr && rule->names(heading);
    columns_.push_back({heading, field_of(heading, rule), "", is_by_rule});
  }
  if (!is_of(SourceField::Partner)) take_state_as_partner();
  is_merged_ = !is_of(SourceField::Title) && !is_of(SourceField::Id);
  const bool is_named_by_rule = rule != nullptr && rule->names_column_of(SourceField::Id);
  if (!is_named_by_rule) id_column_ = find_id_column();
  take_naming_column_as_title();
}

// Where no column is the title and no pair of sides makes one, a column that names the rows.
void RowRecords::take_naming_column_as_title() {
  if (is_of(SourceField::Title) || is_of(SourceField::Partner)) return;
  const auto naming = std::find_if(columns_.begin(), columns_.end(), [](const Column& column) {
    return !column.field && is_naming_heading(column.heading);
  });
  if (naming != columns_.end()) naming->field = SourceField::Title;
}

void RowRecords::take_state_as_partner() {
  const auto state = std::find_if(columns_.begin(), columns_.end(), [](const Column& column) {
    return !column.field && is_heading_of_state(column.heading);
  });
  if (state != columns_.end()) state->field = SourceField::Partner;
}

bool RowRecords::is_of(SourceField field) const {
  return std::any_of(columns_.begin(), columns_.end(),
                     [&](const Column& column) { return column.field == field; });
}

std::optional<std::size_t> RowRecords::find_id_column() const {
  const auto found = std::find_if(columns_.begin(), columns_.end(), [](const Column& column) {
    return column.field == SourceField::Id;
  });
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

void RowRecords::look_at(std::span<const TableCells> first_rows) {
  look_at_ids(first_rows);
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    Column& column = columns_[at];
    if (!column.field || column.is_by_rule) continue;
    if (holds_figures(*column.field, first_rows, at)) column.field.reset();
  }
  take_naming_column_as_title();
}

void RowRecords::look_at_ids(std::span<const TableCells> first_rows) {
  if (!id_column_) return;
  std::vector<std::string_view> ids;
  for (const TableCells& row : first_rows) {
    if (*id_column_ < row.size()) ids.push_back(row[*id_column_]);
  }
  if (are_row_numbers(ids)) id_meaning_ = IdMeaning::RowNumber;
}

bool RowRecords::sums_up(const TableCells& row) const {
  constexpr std::array<std::string_view, 4> kSums = {"計", "合計", "総計", "小計"};
  if (!is_of(SourceField::Partner) && !is_of(SourceField::Country)) return false;
  const auto first = std::find_if(row.begin(), row.end(),
                                  [](const std::string& cell) { return !trim(cell).empty(); });
  return first != row.end() &&
         std::find(kSums.begin(), kSums.end(), heading_text(*first)) != kSums.end();
}

bool RowRecords::may_hold_on(const Column& column) const {
  return is_merged_ &&
         (!column.field || column.field == SourceField::Country ||
          column.field == SourceField::Prefecture || column.field == SourceField::Organization ||
          column.field == SourceField::Partner);
}

// "一覧 12行目"
std::string RowRecords::place_of(std::size_t line) const {
  if (line == 0) return place_;
  return fmt::format("{}{}{}行目", place_, place_.empty() ? "" : " ", line);
}

RecordBuilder RowRecords::record_of(const TableCells& row, std::size_t line) {
  RecordBuilder record(path_);
  record.begin_place(place_of(line));
  bool is_leading = true;
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    Column& column = columns_[at];
    const std::string_view cell = at < row.size() ? trim(row[at]) : std::string_view();
    if (!cell.empty()) is_leading = false;
    if (!cell.empty() || !is_leading || !may_hold_on(column)) column.value = cell;
    if (column.field) {
      record.add(*column.field, column.value);
    } else {
      record.add_note(column.heading, column.value);
    }
  }
  if (!record.has_title()) record.add(SourceField::Title, title_of_last_row());
  record.add_note("", caption_);
  record.share_id(place_, id_meaning_);
  return record;
}

// The name of the table goes before a row that has no words of its own.
std::string RowRecords::title_of_last_row() const {
  std::vector<RowCell> row;
  for (const Column& column : columns_) row.push_back({column.heading, column.field, column.value});
  const std::string name(first_line(caption_));
  return title_of_row(row, name.empty() ? std::filesystem::path(path_).stem().string() : name);
}

}  // namespace musubi
