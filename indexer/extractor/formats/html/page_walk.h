// page_walk.h - writes a part of a page as lines.
#pragma once
#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/extractor/formats/html/line_writer.h"
#include "indexer/extractor/formats/html/page_areas.h"
#include "indexer/extractor/formats/html/page_tree.h"

namespace musubi {

// Headings, items of lists and rows of tables are lines of their own.  The nodes of `without`,
// and what is left out of the page, are not written.
void write_lines(const PageTree& tree, const PageAreas& areas, std::size_t node,
                 const std::unordered_set<std::size_t>& without, LineWriter& lines);

// The same in one line, for a heading or a cell.  `readings`: those in it are added there.
std::string one_line(const PageTree& tree, const PageAreas& areas, std::size_t node,
                     std::vector<NamedValue>* readings = nullptr);

}  // namespace musubi
