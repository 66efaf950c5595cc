// page_table.h - tables of a page: which are tables at all, and what is in their cells.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extraction/extracted.h"
#include "indexer/extractor/formats/html/page_areas.h"
#include "indexer/extractor/formats/html/page_tree.h"

namespace musubi {

struct PageTable {
  std::string caption;
  std::size_t head_row_count = 0;
  bool has_row_heads = false;  // its first column is one of headings
  // Cells that stand over several rows are in each of them; over several columns in the first,
  // but for the rows of the head, where they are in each.
  std::vector<std::vector<std::string>> rows;
  std::vector<NamedValue> readings;  // of words in them, as in Extracted
};

// None where <table> only lays out the page: its cells then are parts of the text.
std::optional<PageTable> data_table(const PageTree& tree, const PageAreas& areas, std::size_t node);

// Those in a part of a page, by their nodes.
using PageTables = std::map<std::size_t, PageTable>;
PageTables data_tables(const PageTree& tree, const PageAreas& areas, std::size_t root);

// "年 | できごと", and "締結日: 2004年" where a heading stands before one cell.
std::vector<std::string> lines_of(const PageTable& table);

// One heading for each column, those of several rows joined.
std::vector<std::string> columns_of(const PageTable& table);

// Whether its rows are agreements, one each: a column names the partner and another the country,
// the date, the title or our side; or two name the country and the date.  There are three rows
// or more.
bool lists_agreements(const PageTable& table);

}  // namespace musubi
