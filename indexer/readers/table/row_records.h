// row_records.h - makes documents of the rows of a table.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/record_builder.h"
#include "indexer/readers/source_field.h"
#include "indexer/readers/source_rules.h"
#include "indexer/readers/table/table_header.h"

namespace musubi {

class RowRecords {
 public:
  // `path` as in Document::path; `columns`: the heading of each; `place`: the sheet or the page
  // that it is on; `caption`: what stands above the table, a line of every document.
  // `rule`: what the config says of the columns, or nullptr.
  RowRecords(std::string path, const std::vector<std::string>& columns, std::string place,
             std::string caption, const SourceRule* rule);

  // Of a row as wide as the header or narrower.  In a list without titles and ids, what is blank
  // before the first cell that is filled holds from the row above, as in a table whose cells were
  // merged: 国, then its cities.
  // `line`: where the row stands on the sheet; 0: not known.
  RecordBuilder record_of(const TableCells& row, std::size_t line = 0);

  // Tells by the first rows what the ids say, and which columns hold only figures although their
  // heading is of names or dates: their cells are lines of the body.  To be called before any
  // record is made; where it is not, ids are keys and every heading is believed.
  void look_at(std::span<const TableCells> first_rows);
  void look_at_ids(std::span<const TableCells> first_rows);

  // Whether the row of a list of ties only counts the others: 合計 | 2件.
  bool sums_up(const TableCells& row) const;

  std::size_t column_count() const { return columns_.size(); }

 private:
  struct Column {
    std::string heading;
    std::optional<SourceField> field;  // where its cells go; a line of the body where there is none
    std::string value;                 // in the row that was read last
    bool is_by_rule = false;           // the field: the config says so
  };

  void take_state_as_partner();
  void take_naming_column_as_title();
  bool is_of(SourceField field) const;
  bool may_hold_on(const Column& column) const;
  std::string title_of_last_row() const;

  std::string place_of(std::size_t line) const;
  std::optional<std::size_t> find_id_column() const;

  std::string path_, place_, caption_;
  bool is_merged_ = false;  // a blank cell may hold what stands above it
  std::vector<Column> columns_;
  std::optional<std::size_t> id_column_;  // that may count rows: not one that the rule names
  IdMeaning id_meaning_ = IdMeaning::Key;
};

}  // namespace musubi
