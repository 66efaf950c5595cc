// pdf_tables.h - tables among the lines of a PDF.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extractor/extract.h"
#include "indexer/extractor/formats/pdf/lines.h"

namespace musubi {

// Finds tables by a line of headings, known or worded like some, and cuts what is below it at the
// columns it shows. A table goes on over pages, with its headings again or without.
class PdfTables {
 public:
  explicit PdfTables(Output& output) : output_(output) {}

  // Takes the lines of tables out of a block and delivers their rows; what is left is text.
  std::vector<PdfLine> take_tables(std::vector<PdfLine> lines, const std::string& place);

 private:
  void open_table(std::vector<PdfSegment> places, const std::string& caption,
                  const std::string& place);
  bool fits(const PdfLine& line) const;
  bool is_last_row_before(const std::vector<PdfLine>& lines, std::size_t at) const;
  bool has_ended(const std::vector<PdfLine>& lines, std::size_t at, double pitch,
                 double widest) const;
  bool row_comes(const std::vector<PdfLine>& lines, std::size_t at) const;
  bool goes_on_with(const std::vector<PdfLine>& lines) const;
  void deliver(std::vector<PdfLine> lines, const std::string& place);
  void end_rows(std::vector<PdfLine>& rows, std::vector<PdfLine>& text, const std::string& place);

  Output& output_;
  std::vector<std::string> headings_;
  std::vector<PdfSegment> places_;      // of the headings
  std::optional<TableHead> head_;       // of a table that has no row yet
  std::vector<PdfLine> unused_header_;  // of the same
  std::string place_;                   // of the table that was begun last
  std::optional<std::string> leading_;  // what heads its column to the left of all headings
};

}  // namespace musubi
