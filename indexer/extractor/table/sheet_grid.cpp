#include "indexer/extractor/table/sheet_grid.h"

#include <algorithm>
#include <unordered_map>

namespace musubi {

namespace {

// Some 100 bytes each: a sheet with more would not fit into the memory of the extractor.
constexpr std::size_t kMaxCells = 4'000'000;
constexpr std::size_t kMaxMergedRows = 10'000;  // of one merged cell

}  // namespace

bool SheetGrid::put(std::size_t row, std::size_t column, std::string text) {
  if (cell_count_ == kMaxCells) {
    is_full_ = true;
    return false;
  }
  ++cell_count_;
  if (rows_.empty() || rows_.back().first != row) rows_.emplace_back(row, Cells());
  rows_.back().second.emplace_back(column, std::move(text));
  return true;
}

void SheetGrid::merge(std::size_t first_row, std::size_t first_column, std::size_t last_row,
                      std::size_t last_column) {
  if (last_row <= first_row) return;
  if (last_row - first_row > kMaxMergedRows) return note_cut();
  merged_.push_back({first_row, first_column, last_row, last_column});
}

void SheetGrid::hide_columns(std::size_t first, std::size_t last) {
  hidden_columns_.emplace_back(first, last);
}

bool SheetGrid::is_hidden_column(std::size_t column) const {
  return std::any_of(hidden_columns_.begin(), hidden_columns_.end(), [&](const auto& range) {
    return range.first <= column && column <= range.second;
  });
}

// Only downwards: side by side, one value is enough.
void SheetGrid::fill_merged() {
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::unordered_map<std::size_t, Cells*> by_row;
  for (auto& [row, cells] : rows_) by_row[row] = &cells;
  for (const Area& area : merged_) {
    const auto first = by_row.find(area.first_row);
    if (first == by_row.end()) continue;
    const auto& from = *first->second;
    const auto cell = std::find_if(from.begin(), from.end(), [&](const auto& entry) {
      return entry.first == area.first_column;
    });
    if (cell == from.end()) continue;
    const std::string text = cell->second;
    for (std::size_t row = area.first_row + 1; row <= area.last_row; ++row) {
      const auto to = by_row.find(row);
      if (to == by_row.end() || cell_count_ == kMaxCells) continue;
      ++cell_count_;
      to->second->emplace_back(area.first_column, text);
    }
  }
}

void SheetGrid::finish() {
  fill_merged();
  for (auto& [row, cells] : rows_) {
    const std::size_t before = cells.size();
    if (hidden_rows_.contains(row)) cells.clear();
    std::erase_if(cells, [&](const auto& cell) { return is_hidden_column(cell.first); });
    hidden_cells_ += before - cells.size();
    std::stable_sort(cells.begin(), cells.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& cell : cells) columns_.emplace(cell.first, 0);
  }
  std::erase_if(rows_, [](const auto& row) { return row.second.empty(); });
  std::size_t number = 0;
  for (auto& [column, at] : columns_) at = number++;
}

std::vector<std::pair<std::size_t, std::size_t>> SheetGrid::column_ranges(
    std::size_t first_row, std::size_t end_row) const {
  std::set<std::size_t> filled;
  for (std::size_t row = first_row; row < end_row; ++row) {
    for (const auto& cell : rows_[row].second) filled.insert(cell.first);
  }
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  std::size_t before = 0;
  for (const std::size_t column : filled) {
    bool has_gap = ranges.empty();
    for (std::size_t blank = before + 1; !has_gap && blank < column; ++blank) {
      has_gap = !is_hidden_column(blank);
    }
    const std::size_t at = columns_.at(column);
    if (has_gap) ranges.emplace_back(at, at);
    ranges.back().second = at + 1;
    before = column;
  }
  return ranges;
}

SheetGrid::Row SheetGrid::row(std::size_t at, std::size_t first_column,
                              std::size_t end_column) const {
  const auto& [number, cells] = rows_[at];
  Row row{number + 1, {}};
  row.cells.resize(end_column - first_column);
  for (const auto& [column, text] : cells) {
    const std::size_t place = columns_.at(column);
    if (place >= first_column && place < end_column) row.cells[place - first_column] = text;
  }
  return row;
}

}  // namespace musubi
