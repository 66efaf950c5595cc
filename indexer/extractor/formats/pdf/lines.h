// lines.h - the words of a page as lines, in the order in which they are read.
#pragma once
#include <string>
#include <vector>

#include "indexer/extractor/formats/pdf/page_words.h"

namespace musubi {

// Words without a wide gap between them.
struct PdfSegment {
  double left = 0, right = 0;
  std::string text;
};

struct PdfLine {
  double top = 0, bottom = 0;
  std::vector<PdfWord> words;  // from left to right, one at least

  double height() const { return bottom - top; }
  double left() const { return words.front().left; }
  double right() const { return words.back().right; }

  // Parted where the gap is wider than `gap` times the height of the characters.
  std::vector<PdfSegment> segments(double gap = 1.4) const;

  std::string text() const;  // segments parted by two spaces
};

// What is read from above to below without looking elsewhere: a column, or a page without any.
struct PdfBlock {
  std::vector<PdfLine> lines;
};

// Columns of running text are told from those of a table by how full their lines are.
std::vector<PdfBlock> blocks_of(const PdfPage& page);

// `line` behind `text`: with a space between where both are Latin.
void append_wrapped(std::string& text, std::string_view line);

}  // namespace musubi
