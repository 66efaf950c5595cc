// lying_table.h - tables that lie on their side: headings in the first column.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "indexer/readers/table/table_header.h"

namespace musubi {

// Set upright.
struct LyingTable {
  std::size_t first_row = 0;  // of the rows that were given; above it is the caption
  std::vector<std::string> columns;
  std::vector<TableCells> rows;  // one for each column behind the headings
};

// 都市名 | 大連市 above 提携日 | 平成16年: of few rows, most of them with a heading that is known.
// `rows` are all of the table.
std::optional<LyingTable> find_lying_table(std::span<const TableCells> rows);

}  // namespace musubi
