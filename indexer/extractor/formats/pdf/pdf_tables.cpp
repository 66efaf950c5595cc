#include "indexer/extractor/formats/pdf/pdf_tables.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/extractor/formats/pdf/pdf_header.h"
#include "indexer/extractor/formats/pdf/pdf_rows.h"
#include "indexer/readers/table/table_header.h"

namespace musubi {

namespace {

constexpr double kMaxGap = 5;  // between lines of a table, in heights of a line

}  // namespace

void PdfTables::open_table(std::vector<PdfSegment> places, const std::string& caption,
                           const std::string& place) {
  std::vector<std::string> headings;
  for (const PdfSegment& segment : places) headings.push_back(pdf_heading(segment));
  places_ = std::move(places);
  if (headings == headings_) return;  // once more, at the head of a page
  headings_ = headings;
  head_ = TableHead{"", place, std::move(headings), {}};
  if (!caption.empty()) head_->fields.push_back({"", caption});
}

// Whether a line can be of the open table: within its width, and in more than one column unless
// it is short.
bool PdfTables::fits(const PdfLine& line) const {
  const double width = places_.back().right - places_.front().left;
  const double room = 0.35 * width;
  if (line.left() < places_.front().left - room || line.right() > places_.back().right + room) {
    return false;
  }
  return line.segments().size() > 1 || line.right() - line.left() < 0.6 * width;
}

void PdfTables::deliver(std::vector<PdfLine> lines, const std::string& place) {
  if (lines.empty()) return;
  unused_header_.clear();
  PdfRows rows = pdf_rows_of(std::move(lines), places_, leading_ == kPdfRowNumber);
  if (head_ || place != place_ || leading_ != rows.leading) {
    TableHead head =
        std::exchange(head_, std::nullopt).value_or(TableHead{"", place, headings_, {}});
    leading_ = rows.leading;
    if (leading_) head.columns.insert(head.columns.begin(), *leading_);
    output_.begin_table(std::move(head));
    place_ = place;
  }
  for (auto& cells : rows.cells) output_.row({0, std::move(cells)});
}

// Whether a line that is filled like a row comes next, before any header or text: of tall rows the
// first lines may be of one cell.
bool PdfTables::row_comes(const std::vector<PdfLine>& lines, std::size_t at) const {
  constexpr std::size_t kMaxLinesAbove = 30;
  const std::size_t end = std::min(lines.size(), at + kMaxLinesAbove);
  for (; at < end && fits(lines[at]); ++at) {
    if (pdf_header_at(lines, at, &headings_)) return false;
    if (filled_cells(pdf_cells(lines[at], places_)) * 2 > places_.size()) return true;
  }
  return false;
}

// Whether the table of the page before goes on.
bool PdfTables::goes_on_with(const std::vector<PdfLine>& lines) const {
  if (places_.empty() || lines.size() < 2 || pdf_header_at(lines, 0, &headings_)) return false;
  return row_comes(lines, 0) || (fits(lines.front()) && lines.front().segments(0.4).size() > 1);
}

// Whether no line from there on, up to other headings, is filled like a row.
bool PdfTables::is_last_row_before(const std::vector<PdfLine>& lines, std::size_t at) const {
  for (; at < lines.size(); ++at) {
    const bool is_far = lines[at].top - lines[at - 1].bottom > kMaxGap * lines[at].height();
    if (is_far || pdf_header_at(lines, at, nullptr)) return true;
    if (fits(lines[at]) && filled_cells(pdf_cells(lines[at], places_)) * 2 > places_.size())
      return false;
  }
  return true;
}

// Whether the open table has ended above the line: it stands alone, below a wider gap than the
// table has, and no row follows.  `widest`: from top to top of its lines.
bool PdfTables::has_ended(const std::vector<PdfLine>& lines, std::size_t at, double pitch,
                          double widest) const {
  const std::vector<std::string> cells = pdf_cells(lines[at], places_);
  const bool is_alone = filled_cells(cells) == 1;
  const bool is_apart = widest > 0 && pitch > 1.6 * widest;
  if (!is_remark_row(cells) && !(is_alone && is_apart)) return false;
  return is_last_row_before(lines, at + 1);
}

void PdfTables::end_rows(std::vector<PdfLine>& rows, std::vector<PdfLine>& text,
                         const std::string& place) {
  deliver(std::exchange(rows, {}), place);
  // Headings that no row followed.
  std::move(unused_header_.begin(), unused_header_.end(), std::back_inserter(text));
  unused_header_.clear();
}

std::vector<PdfLine> PdfTables::take_tables(std::vector<PdfLine> lines, const std::string& place) {
  std::vector<PdfLine> text, rows;
  bool is_open = goes_on_with(lines);
  double bottom = lines.empty() ? 0 : lines.front().top;
  double top = bottom, widest = 0;  // of the table's last line; from top to top of its lines
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (auto header = pdf_header_at(lines, at, is_open ? &headings_ : nullptr)) {
      end_rows(rows, text, place);
      open_table(std::move(header->headings), text.empty() ? "" : text.back().text(), place);
      is_open = true;
      top = lines[at].top;
      for (; at < header->end_line; ++at) {
        bottom = lines[at].bottom;
        unused_header_.push_back(std::move(lines[at]));
      }
      --at;
      widest = 0;
      continue;
    }
    PdfLine& line = lines[at];
    const bool is_far = line.top - bottom > kMaxGap * line.height();
    if (is_open && (!fits(line) || (is_far && !row_comes(lines, at)))) is_open = false;
    if (is_open && has_ended(lines, at, line.top - top, widest)) is_open = false;
    if (is_open) {
      widest = std::max(widest, line.top - top);
      bottom = line.bottom;
      top = line.top;
      rows.push_back(std::move(line));
    } else {
      if (rows.empty()) end_rows(rows, text, place);
      text.push_back(std::move(line));
    }
  }
  end_rows(rows, text, place);
  if (!is_open) places_.clear();
  return text;
}

}  // namespace musubi
