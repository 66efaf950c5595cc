// table_header.h - finds the header of a table: below titles and notes, over one row or more.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace musubi {

using TableCells = std::vector<std::string>;

struct TableHeader {
  std::size_t first_row = 0;         // of the rows that were given
  std::size_t end_row = 0;           // behind its last row
  std::vector<std::string> columns;  // a heading each; those of two rows "upper lower"
};

// Of the rows that a table may begin in, most of them below it.  The header is the row with the
// most known headings; where none is known, the first whose cells look like headings: short,
// all different, no numbers and dates, and as wide as what follows.  None where no row does.
std::optional<TableHeader> find_table_header(std::span<const TableCells> rows);

// Whether a row within a table is the header of another: known headings, two of them or more.
bool is_header_row(const TableCells& row);

// The same below a caption of its own, where headings that no field has count as well.
bool is_header_below_caption(const TableCells& row);

// A row that says something of the table, and is none of it: ※ 友好都市を含む, 資料：国際課.
bool is_remark_row(const TableCells& row);

// Columns whose heading is of a field.
std::size_t known_columns(const TableHeader& header);

bool is_blank_row(const TableCells& row);

// Lines of LinkData and its kind that tell of the table: "#lang", "#property" …
bool is_hash_row(const TableCells& row);

}  // namespace musubi
