// pdf_header.h - the headings above a table of a PDF, on one line or on several.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extractor/formats/pdf/lines.h"

namespace musubi {

struct PdfHeader {
  std::size_t end_line = 0;          // behind its last line
  std::vector<PdfSegment> headings;  // from left to right, and how far each reaches
};

// A heading without white space within: "国　名" is 国名.
std::string pdf_heading(const PdfSegment& segment);

// The header that begins with the line: by headings that are known, or are worded like some where
// no table is open.  `open`: the headings of the table that is, which may stand there once more.
std::optional<PdfHeader> pdf_header_at(const std::vector<PdfLine>& lines, std::size_t at,
                                       const std::vector<std::string>* open);

}  // namespace musubi
