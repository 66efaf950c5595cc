// pdf_rows.h - the rows of a table of a PDF, cut out of the lines below its headings.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extractor/formats/pdf/lines.h"

namespace musubi {

struct PdfRows {
  // What heads a column to the left of all headings, whose cells are the first of each row: "No"
  // above the numbers of the rows, nothing above what else may name them.  None: no such column.
  std::optional<std::string> leading;
  std::vector<std::vector<std::string>> cells;
};

constexpr std::string_view kPdfRowNumber = "No";

// `lines` are at least one.  `was_numbered`: rows before them had numbers to the left, so that a
// single one is known as such.
PdfRows pdf_rows_of(std::vector<PdfLine> lines, std::vector<PdfSegment> headings,
                    bool was_numbered);

// A line on its own, its parts in the columns of the nearest headings.
std::vector<std::string> pdf_cells(const PdfLine& line, const std::vector<PdfSegment>& headings);

// That are not blank.
std::size_t filled_cells(const std::vector<std::string>& cells);

}  // namespace musubi
