// page_walk.h - writes a part of a page as lines.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "indexer/extractor/formats/html/line_writer.h"
#include "indexer/extractor/formats/html/page_areas.h"
#include "indexer/extractor/formats/html/page_table.h"
#include "indexer/extractor/formats/html/page_tree.h"

namespace musubi {

// Headings, items of lists and rows of tables are lines of their own.  What is left out of the page
// is not written.
void write_lines(const PageTree& tree, const PageAreas& areas, std::size_t node, LineWriter& lines);

// The same of a part whose tables were looked at: those of `without` are not written.
struct LookedAtTables {
  PageTables written, without;
};
void write_lines(const PageTree& tree, const PageAreas& areas, std::size_t node,
                 const LookedAtTables& tables, LineWriter& lines);

// The same in one line, for a heading or a cell.  `readings`: those in it are added there.
std::string one_line(const PageTree& tree, const PageAreas& areas, std::size_t node,
                     std::vector<NamedValue>* readings = nullptr);

}  // namespace musubi
