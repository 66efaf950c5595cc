// sheet_grid.h - the cells of a sheet, before it is known which of them are a table.
#pragma once
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace musubi {

// What is longer in a cell is left out, and told.
constexpr std::size_t kMaxCellBytes = 1U << 20;

class SheetGrid {
 public:
  // A cell that shows something.  Rows and columns count from 0; rows come in their order.
  // False, and the cell is left out, where the sheet is full.
  bool put(std::size_t row, std::size_t column, std::string text);

  // The cells from the first to the last one show what the first does.
  void merge(std::size_t first_row, std::size_t first_column, std::size_t last_row,
             std::size_t last_column);

  void hide_row(std::size_t row) { hidden_rows_.insert(row); }
  void hide_columns(std::size_t first, std::size_t last);

  // To be called after the last cell: what is hidden goes, what is merged over rows is filled in.
  void finish();

  struct Row {
    std::size_t line = 0;  // from 1
    std::vector<std::string> cells;
  };

  // From here on after finish().  Parts of these rows that stand side by side, with a column
  // between that is blank in all of them: from a column to behind another, counted among those that
  // are not blank in the whole sheet.
  std::vector<std::pair<std::size_t, std::size_t>> column_ranges(std::size_t first_row,
                                                                 std::size_t end_row) const;

  std::size_t row_count() const { return rows_.size(); }
  std::size_t column_count() const { return columns_.size(); }
  // Only of the columns that are not blank in the whole sheet.
  Row row(std::size_t at, std::size_t first_column, std::size_t end_column) const;
  std::size_t line(std::size_t at) const { return rows_[at].first + 1; }

  std::size_t hidden_cells() const { return hidden_cells_; }
  bool is_full() const { return is_full_; }

  // For a cell that is too long, or repeated or merged too often, to be read whole.
  void note_cut() { ++cuts_; }
  std::size_t cuts() const { return cuts_; }

 private:
  using Cells = std::vector<std::pair<std::size_t, std::string>>;  // by column
  struct Area {
    std::size_t first_row, first_column, last_row, last_column;
  };

  void fill_merged();
  bool is_hidden_column(std::size_t column) const;

  std::vector<std::pair<std::size_t, Cells>> rows_;
  std::vector<Area> merged_;
  std::set<std::size_t> hidden_rows_;
  std::vector<std::pair<std::size_t, std::size_t>> hidden_columns_;
  std::map<std::size_t, std::size_t> columns_;  // that are shown and not blank, and their number
  std::size_t cell_count_ = 0, hidden_cells_ = 0, cuts_ = 0;
  bool is_full_ = false;
};

}  // namespace musubi
