#include "indexer/extractor/formats/pdf/pdf_tables.h"

#include <algorithm>
#include <cmath>

#include "common/calendar/date_parser.h"
#include "common/text/utf8.h"
#include "indexer/readers/table/heading.h"
#include "indexer/readers/table/table_header.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxHeadingChars = 16;
constexpr double kMaxGap = 5;  // between lines of a table, in heights of a line

std::string heading_of(const PdfSegment& segment) {
  std::string heading;
  for (const char c : heading_text(segment.text)) {
    if (c != ' ') heading += c;  // 国　名
  }
  return heading;
}

std::size_t known_headings(const std::vector<PdfSegment>& segments) {
  return static_cast<std::size_t>(std::count_if(
      segments.begin(), segments.end(),
      [](const PdfSegment& segment) { return field_of_heading(heading_of(segment)).has_value(); }));
}

// The headings of a table, parted by such gaps that most are known; empty where it is no header.
std::vector<PdfSegment> headings_of(const PdfLine& line) {
  std::vector<PdfSegment> best;
  std::size_t most = 1;
  for (const double gap : {1.4, 0.8, 0.4}) {
    auto segments = line.segments(gap);
    if (segments.size() < 3) continue;
    const std::size_t known = known_headings(segments);
    if (known <= most || known * 5 < segments.size() * 2) continue;
    most = known;
    best = std::move(segments);
  }
  return best;
}

bool is_label(const std::string& heading) {
  return !heading.empty() && char_count(heading) <= kMaxHeadingChars && !heading.ends_with("。") &&
         heading.find_first_of("0123456789") == std::string::npos;
}

// The headings of a table of anything, by their wording, above a line that is in columns too;
// empty where it is no header.
std::vector<PdfSegment> worded_headings_of(const PdfLine& line, const PdfLine* below) {
  if (below == nullptr || below->segments(0.8).size() < 3) return {};
  for (const double gap : {1.4, 0.8}) {
    auto segments = line.segments(gap);
    if (segments.size() < 3) continue;
    std::size_t labels = 0, worded = 0;
    for (const PdfSegment& segment : segments) {
      const std::string heading = heading_of(segment);
      labels += is_label(heading) ? 1 : 0;
      worded += is_worded_as_heading(heading) ? 1 : 0;
    }
    if (labels == segments.size() && worded * 2 >= segments.size()) return segments;
  }
  return {};
}

bool is_date(std::string_view cell) {
  const std::size_t bracket = std::min(cell.find('('), cell.find("（"));
  return parse_date(trim(cell.substr(0, bracket))).has_value();
}

bool is_number(std::string_view cell) {
  return !cell.empty() &&
         std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void PdfTables::open_table(std::vector<PdfSegment> places, const std::string& caption,
                           const std::string& place) {
  std::vector<std::string> headings;
  for (const PdfSegment& segment : places) headings.push_back(heading_of(segment));
  places_ = std::move(places);
  if (headings == headings_) return;  // once more, at the head of a page
  headings_ = headings;
  TableHead head{"", place, std::move(headings), {}};
  if (!caption.empty()) head.fields.push_back({"", caption});
  output_.begin_table(std::move(head));
  place_ = place;
}

// The column whose heading is nearest: cells reach over theirs to either side.
std::size_t PdfTables::column_at(double left, double right) const {
  std::size_t best = 0;
  double least = 1e9;
  for (std::size_t at = 0; at < places_.size(); ++at) {
    const double overlap = std::min(right, places_[at].right) - std::max(left, places_[at].left);
    const double apart =
        std::min(std::fabs(left - places_[at].left),
                 std::fabs((left + right) / 2 - (places_[at].left + places_[at].right) / 2));
    const double distance = overlap > 0 ? -overlap : apart;
    if (distance < least) {
      least = distance;
      best = at;
    }
  }
  return best;
}

// The cells of a row that has one for each column, whether they stand to the left or to the right
// in theirs: each between its neighbours' headings.  Empty for any other line.
std::vector<PdfSegment> PdfTables::full_row(const PdfLine& line) const {
  for (const double gap : {1.4, 0.8, 0.4, 0.1}) {
    auto segments = line.segments(gap);
    bool is_full = segments.size() == places_.size();
    for (std::size_t at = 0; is_full && at < segments.size(); ++at) {
      const bool is_behind = at == 0 || segments[at].left >= places_[at - 1].right - line.height();
      const bool is_before =
          at + 1 == segments.size() || segments[at].right <= places_[at + 1].left + line.height();
      is_full = is_behind && is_before;
    }
    if (is_full) return segments;
  }
  return {};
}

PdfTables::Line PdfTables::cells_of(const PdfLine& line) const {
  Line result{line.top, line.bottom, std::vector<std::string>(places_.size())};
  const auto full = full_row(line);
  for (std::size_t at = 0; at < full.size(); ++at) result.cells[at] = full[at].text;
  if (!full.empty()) return result;
  for (const PdfSegment& segment : line.segments(0.4)) {
    std::string& cell = result.cells[column_at(segment.left, segment.right)];
    if (!cell.empty()) cell += ' ';
    cell += segment.text;
  }
  return result;
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

std::size_t PdfTables::filled_cells(const Line& line) {
  return static_cast<std::size_t>(
      std::count_if(line.cells.begin(), line.cells.end(),
                    [](const std::string& cell) { return !trim(cell).empty(); }));
}

// The lines that begin rows: those with a date where each row has one, or a number, or else those
// that are filled like most.  All others belong to the nearest of these.
std::vector<bool> PdfTables::anchors_of(const std::vector<Line>& lines) const {
  std::vector<bool> anchors(lines.size(), false);
  std::size_t most = 3;
  for (const Line& line : lines) most = std::max(most, filled_cells(line));
  for (const auto& is_key : {is_date, is_number}) {
    for (std::size_t column = 0; column < places_.size(); ++column) {
      std::size_t filled = 0, keys = 0;
      for (const Line& line : lines) {
        const std::string_view cell = trim(line.cells[column]);
        filled += cell.empty() ? 0 : 1;
        keys += is_key(cell) ? 1 : 0;
      }
      if (keys == 0 || keys * 10 < filled * 9) continue;
      if (is_key == is_number && column != 0) continue;
      for (std::size_t at = 0; at < lines.size(); ++at) {
        // 不明 in the place of a date, or none in a line that is filled like a row.
        anchors[at] = !trim(lines[at].cells[column]).empty() || filled_cells(lines[at]) + 1 >= most;
      }
      return anchors;
    }
  }
  for (std::size_t at = 0; at < lines.size(); ++at) {
    anchors[at] = filled_cells(lines[at]) * 2 > places_.size();
  }
  return anchors;
}

void PdfTables::deliver(const std::vector<Line>& lines, const std::string& place) {
  if (lines.empty()) return;
  const std::vector<bool> anchors = anchors_of(lines);
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (anchors[at]) starts.push_back(at);
  }
  if (starts.empty()) starts.push_back(0);
  std::vector<std::vector<std::string>> rows(starts.size(),
                                             std::vector<std::string>(places_.size()));
  std::size_t row = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    // Rows centre their cells: a line is of the row it is nearer to.
    while (row + 1 < starts.size() && at > starts[row] &&
           (at >= starts[row + 1] || lines[starts[row + 1]].top - lines[at].bottom <
                                         lines[at].top - lines[starts[row]].bottom)) {
      ++row;
    }
    for (std::size_t column = 0; column < places_.size(); ++column) {
      append_wrapped(rows[row][column], lines[at].cells[column]);
    }
  }
  if (place != place_) {
    TableHead head{"", place, headings_, {}};
    output_.begin_table(std::move(head));
    place_ = place;
  }
  for (auto& cells : rows) output_.row({0, std::move(cells)});
}

// Whether no line from there on, up to other headings, is filled like a row.
bool PdfTables::is_last_row_before(const std::vector<PdfLine>& lines, std::size_t at) const {
  for (; at < lines.size(); ++at) {
    const PdfLine* const below = at + 1 < lines.size() ? &lines[at + 1] : nullptr;
    const bool begins_table =
        !headings_of(lines[at]).empty() || !worded_headings_of(lines[at], below).empty();
    const bool is_far = lines[at].top - lines[at - 1].bottom > kMaxGap * lines[at].height();
    if (begins_table || is_far) return true;
    if (fits(lines[at]) && filled_cells(cells_of(lines[at])) * 2 > places_.size()) return false;
  }
  return true;
}

// Whether the open table has ended above the line: it stands alone, below a wider gap than the
// table has, and no row follows.  `widest`: from top to top of its lines.
bool PdfTables::has_ended(const std::vector<PdfLine>& lines, std::size_t at, double pitch,
                          double widest) const {
  const Line cells = cells_of(lines[at]);
  const bool is_alone = filled_cells(cells) == 1;
  const bool is_apart = widest > 0 && pitch > 1.6 * widest;
  if (!is_remark_row(cells.cells) && !(is_alone && is_apart)) return false;
  return is_last_row_before(lines, at + 1);
}

std::vector<PdfLine> PdfTables::take_tables(std::vector<PdfLine> lines, const std::string& place) {
  std::vector<PdfLine> text;
  std::vector<Line> rows;
  // Of the page before, where this one begins with lines in its columns.
  bool is_open = !places_.empty() && lines.size() > 1 && fits(lines.front()) &&
                 lines.front().segments(0.4).size() > 1;
  double bottom = lines.empty() ? 0 : lines.front().top;
  double top = bottom, widest = 0;  // of the table's last line; from top to top of its lines
  for (std::size_t at = 0; at < lines.size(); ++at) {
    PdfLine& line = lines[at];
    auto headings = headings_of(line);
    if (headings.empty() && !is_open) {
      headings = worded_headings_of(line, at + 1 < lines.size() ? &lines[at + 1] : nullptr);
    }
    if (!headings.empty()) {
      deliver(rows, place);
      rows.clear();
      open_table(std::move(headings), text.empty() ? "" : text.back().text(), place);
      is_open = true;
      bottom = line.bottom;
      top = line.top;
      widest = 0;
      continue;
    }
    if (is_open && (!fits(line) || line.top - bottom > kMaxGap * line.height())) is_open = false;
    if (is_open && has_ended(lines, at, line.top - top, widest)) is_open = false;
    if (is_open) {
      rows.push_back(cells_of(line));
      widest = std::max(widest, line.top - top);
      bottom = line.bottom;
      top = line.top;
    } else {
      text.push_back(std::move(line));
    }
  }
  deliver(rows, place);
  if (!is_open) places_.clear();
  return text;
}

}  // namespace musubi
