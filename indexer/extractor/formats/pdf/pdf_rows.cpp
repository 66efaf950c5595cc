#include "indexer/extractor/formats/pdf/pdf_rows.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "common/calendar/date_parser.h"
#include "common/text/digits.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

using Headings = std::vector<PdfSegment>;

struct CutLine {
  double top = 0, bottom = 0;
  std::vector<std::string> cells;
};

bool is_date(std::string_view cell) {
  const std::size_t bracket = std::min(cell.find('('), cell.find("（"));
  return parse_date(trim(cell.substr(0, bracket))).has_value();
}

bool is_number(std::string_view cell) {
  return !cell.empty() &&
         std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A postal code, which has a line of its own in each row.
bool is_postal_code(std::string_view cell) {
  std::size_t digits = 0;
  for (std::size_t at = 0; at < cell.size();) {
    const char32_t c = next_code_point(cell, at);
    const bool is_digit = is_digit_of_any_width(c);
    const bool is_mark =
        c == U'〒' || c == '-' || c == U'－' || c == U'ー' || c == U'−' || c == U'‐' || c == U'―';
    if (!is_digit && !is_mark) return false;
    digits += is_digit ? 1 : 0;
  }
  return digits == 7;
}

bool is_code(std::string_view cell) {
  return !cell.empty() && cell.find_first_not_of("0123456789-()") == std::string_view::npos;
}

bool is_row_number(const std::string& text) {
  constexpr std::size_t kMaxDigits = 4;
  return is_number(text) && text.size() <= kMaxDigits;
}

// The numbers of the rows, where they stand to the left of all columns, in one without a heading:
// each is taken out of its line.  Empty where there is no such column.
std::vector<std::string> take_numbers(std::vector<PdfLine>& lines, double first_heading,
                                      std::size_t least) {
  std::vector<std::string> numbers(lines.size());
  double right = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const PdfWord& first = lines[at].words.front();
    if (!is_row_number(first.text) || first.right > first_heading) continue;
    numbers[at] = first.text;
    right = std::max(right, first.right);
    ++count;
  }
  if (count < least) return {};
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const std::size_t next = numbers[at].empty() ? 0 : 1;
    const auto& words = lines[at].words;
    if (words.size() > next && words[next].left < right) return {};
  }
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!numbers[at].empty()) lines[at].words.erase(lines[at].words.begin());
  }
  return numbers;
}

// What names the rows in a column without a heading: it stands to the left of the first one, below
// which each of its lines has a cell as well.
std::optional<PdfSegment> labels_beside(const std::vector<PdfLine>& lines,
                                        const PdfSegment& first_heading) {
  PdfSegment column{first_heading.left, 0, ""};
  std::size_t wide = 0, labelled = 0;
  for (const PdfLine& line : lines) {
    const auto segments = line.segments(0.4);
    if (segments.size() < 2) continue;
    ++wide;
    const bool is_below =
        segments[1].left < first_heading.right && segments[1].right > first_heading.left;
    if (segments[0].right > first_heading.left || !is_below) continue;
    ++labelled;
    column.left = std::min(column.left, segments[0].left);
    column.right = std::max(column.right, segments[0].right);
  }
  if (labelled < 2 || labelled * 5 < wide * 4) return std::nullopt;
  for (const PdfLine& line : lines) {
    for (const PdfWord& word : line.words) {
      if (word.left < column.right && word.right > column.right) return std::nullopt;
    }
  }
  return column;
}

// The middle of the widest part of a range that the fewest words of these lines reach over.
double least_crossed(const std::vector<PdfLine>& lines, double from, double to) {
  std::vector<std::pair<double, int>> changes = {{from, 0}, {to, 0}};
  int crossing = 0;  // at `from`
  for (const PdfLine& line : lines) {
    for (const PdfWord& word : line.words) {
      if (word.right <= from || word.left >= to) continue;
      if (word.left <= from)
        ++crossing;
      else
        changes.emplace_back(word.left, 1);
      if (word.right < to) changes.emplace_back(word.right, -1);
    }
  }
  std::sort(changes.begin(), changes.end());
  double best = (from + to) / 2, widest = -1;
  int least = crossing + static_cast<int>(changes.size());
  for (std::size_t at = 0; at + 1 < changes.size(); ++at) {
    crossing += changes[at].second;
    const double width = changes[at + 1].first - changes[at].first;
    if (width <= 0 || crossing > least || (crossing == least && width <= widest)) continue;
    least = crossing;
    widest = width;
    best = (changes[at].first + changes[at + 1].first) / 2;
  }
  return best;
}

// The column whose heading is nearest: cells reach over theirs to either side.
std::size_t column_at(const Headings& headings, double left, double right) {
  std::size_t best = 0;
  double least = 1e9;
  for (std::size_t at = 0; at < headings.size(); ++at) {
    const double overlap = std::min(right, headings[at].right) - std::max(left, headings[at].left);
    const double apart =
        std::min(std::fabs(left - headings[at].left),
                 std::fabs((left + right) / 2 - (headings[at].left + headings[at].right) / 2));
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
std::vector<PdfSegment> full_row(const PdfLine& line, const Headings& headings) {
  for (const double gap : {1.4, 0.8, 0.4, 0.1}) {
    auto segments = line.segments(gap);
    bool is_full = segments.size() == headings.size();
    for (std::size_t at = 0; is_full && at < segments.size(); ++at) {
      const bool is_behind = at == 0 || segments[at].left >= headings[at - 1].right - line.height();
      const bool is_before =
          at + 1 == segments.size() || segments[at].right <= headings[at + 1].left + line.height();
      is_full = is_behind && is_before;
    }
    if (is_full) return segments;
  }
  return {};
}

// The lines with a cell in a column whose cells are keys, almost all of them; none where there is
// no such column.
std::vector<bool> keyed_lines(const std::vector<CutLine>& lines, std::size_t columns,
                              bool (*is_key)(std::string_view)) {
  std::size_t most = 3;
  for (const CutLine& line : lines) most = std::max(most, filled_cells(line.cells));
  for (std::size_t column = 0; column < columns; ++column) {
    std::size_t filled = 0, keys = 0;
    for (const CutLine& line : lines) {
      const std::string_view cell = trim(line.cells[column]);
      filled += cell.empty() ? 0 : 1;
      keys += is_key(cell) ? 1 : 0;
    }
    if (keys == 0 || keys * 10 < filled * 9) continue;
    std::vector<bool> keyed;
    for (const CutLine& line : lines) {
      // 不明 in the place of a date, or none in a line that is filled like a row.
      const std::size_t cells = filled_cells(line.cells);
      keyed.push_back(!trim(line.cells[column]).empty() ||
                      (cells + 1 >= most && cells * 2 > line.cells.size()));
    }
    return keyed;
  }
  return {};
}

// The lines that begin rows: those with a date where each row has one, or a number, or else those
// that are filled like most.  All others belong to the nearest of these.
std::vector<bool> anchors_of(const std::vector<CutLine>& lines, std::size_t columns) {
  if (auto dated = keyed_lines(lines, columns, is_date); !dated.empty()) return dated;
  if (auto numbered = keyed_lines(lines, 1, is_number); !numbered.empty()) return numbered;
  if (auto posted = keyed_lines(lines, columns, is_postal_code); !posted.empty()) return posted;
  std::vector<bool> anchors;
  for (const CutLine& line : lines) anchors.push_back(filled_cells(line.cells) * 2 > columns);
  const bool has_none = std::find(anchors.begin(), anchors.end(), true) == anchors.end();
  auto coded = has_none ? keyed_lines(lines, columns, is_code) : std::vector<bool>();
  return coded.empty() ? anchors : coded;
}

// Where columns part: between what full rows and the headings leave free, the widest place that
// the fewest words reach over.
std::vector<double> edges_of(const std::vector<PdfLine>& rows, const Headings& headings) {
  std::vector<PdfSegment> columns = headings;
  for (const PdfLine& row : rows) {
    const auto full = full_row(row, headings);
    for (std::size_t at = 0; at < full.size(); ++at) {
      columns[at].left = std::min(columns[at].left, full[at].left);
      columns[at].right = std::max(columns[at].right, full[at].right);
    }
  }
  std::vector<double> edges;
  for (std::size_t at = 0; at + 1 < headings.size(); ++at) {
    const bool is_apart = columns[at].right < columns[at + 1].left;
    const double from = is_apart ? columns[at].right : headings[at].right;
    const double to = is_apart ? columns[at + 1].left : headings[at + 1].left;
    edges.push_back(least_crossed(rows, std::min(from, to), std::max(from, to)));
  }
  return edges;
}

CutLine cut_cells(const PdfLine& line, const Headings& headings, const std::vector<double>& edges) {
  CutLine result{line.top, line.bottom, std::vector<std::string>(headings.size())};
  const auto full = full_row(line, headings);
  for (std::size_t at = 0; at < full.size(); ++at) result.cells[at] = full[at].text;
  if (!full.empty()) return result;
  std::vector<PdfLine> columns(headings.size());
  for (const PdfWord& word : line.words) {
    const auto edge = std::lower_bound(edges.begin(), edges.end(), (word.left + word.right) / 2);
    columns[static_cast<std::size_t>(edge - edges.begin())].words.push_back(word);
  }
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (!columns[at].words.empty()) result.cells[at] = columns[at].segments(1e9).front().text;
  }
  return result;
}

// Rows centre their cells: a line is of the row that it is nearer to.
std::vector<std::vector<std::string>> joined_rows(const std::vector<CutLine>& lines,
                                                  const std::vector<std::size_t>& starts) {
  const std::size_t columns = lines.front().cells.size();
  std::vector<std::vector<std::string>> rows(starts.size(), std::vector<std::string>(columns));
  std::size_t row = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    while (row + 1 < starts.size() && at > starts[row] &&
           (at >= starts[row + 1] || lines[starts[row + 1]].top - lines[at].bottom <
                                         lines[at].top - lines[starts[row]].bottom)) {
      ++row;
    }
    for (std::size_t column = 0; column < columns; ++column) {
      append_wrapped(rows[row][column], lines[at].cells[column]);
    }
  }
  return rows;
}

// What a cell of the first column says, on a line or on several, and where its middle is.
struct Label {
  std::string text;
  double top = 0, bottom = 0;
  double middle() const { return (top + bottom) / 2; }
};

std::vector<Label> labels_of(const std::vector<CutLine>& lines) {
  std::vector<Label> labels;
  for (const CutLine& line : lines) {
    if (trim(line.cells.front()).empty()) continue;
    const bool goes_on =
        !labels.empty() && line.top - labels.back().bottom < 0.6 * (line.bottom - line.top);
    if (!goes_on) labels.push_back({"", line.top, line.top});
    append_wrapped(labels.back().text, line.cells.front());
    labels.back().bottom = line.bottom;
  }
  return labels;
}

// A cell of the first column that was merged over rows stands in the middle of them: each of them
// has what it says, where all cells of the column are such.
void fill_merged_cells(const std::vector<CutLine>& lines, const std::vector<std::size_t>& starts,
                       std::vector<std::vector<std::string>>& rows) {
  const std::vector<Label> labels = labels_of(lines);
  if (labels.empty() || labels.size() >= rows.size()) return;
  const auto middle_of = [&](std::size_t row) {
    return (lines[starts[row]].top + lines[starts[row]].bottom) / 2;
  };
  std::vector<std::size_t> ends;  // of the rows of each
  std::size_t begin = 0;
  for (const Label& label : labels) {
    std::size_t end = begin;
    while (end < rows.size() && (middle_of(begin) + middle_of(end)) / 2 <
                                    label.middle() - 0.5 * (label.bottom - label.top)) {
      ++end;
    }
    if (end == rows.size()) return;
    const double off = (middle_of(begin) + middle_of(end)) / 2 - label.middle();
    if (std::abs(off) > 0.5 * (label.bottom - label.top)) return;
    begin = end + 1;
    ends.push_back(begin);
  }
  if (begin != rows.size()) return;
  for (std::size_t row = 0, at = 0; row < rows.size(); ++row) {
    while (row >= ends[at]) ++at;
    rows[row].front() = labels[at].text;
  }
}

}  // namespace

std::size_t filled_cells(const std::vector<std::string>& cells) {
  return static_cast<std::size_t>(std::count_if(
      cells.begin(), cells.end(), [](const std::string& cell) { return !trim(cell).empty(); }));
}

std::vector<std::string> pdf_cells(const PdfLine& line, const std::vector<PdfSegment>& headings) {
  std::vector<std::string> cells(headings.size());
  const auto full = full_row(line, headings);
  for (std::size_t at = 0; at < full.size(); ++at) cells[at] = full[at].text;
  if (!full.empty()) return cells;
  for (const PdfSegment& segment : line.segments(0.4)) {
    std::string& cell = cells[column_at(headings, segment.left, segment.right)];
    if (!cell.empty()) cell += ' ';
    cell += segment.text;
  }
  return cells;
}

PdfRows pdf_rows_of(std::vector<PdfLine> lines, std::vector<PdfSegment> headings,
                    bool was_numbered) {
  PdfRows rows;
  const auto numbers = take_numbers(lines, headings.front().left, was_numbered ? 1 : 2);
  if (!numbers.empty()) {
    rows.leading = kPdfRowNumber;
  } else if (const auto labels = labels_beside(lines, headings.front())) {
    rows.leading = "";
    headings.insert(headings.begin(), *labels);
  }
  const std::vector<double> edges = edges_of(lines, headings);
  std::vector<CutLine> cut;
  for (const PdfLine& line : lines) cut.push_back(cut_cells(line, headings, edges));
  std::vector<bool> anchors;
  if (numbers.empty()) anchors = anchors_of(cut, headings.size());
  for (const std::string& number : numbers) anchors.push_back(!number.empty());
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < cut.size(); ++at) {
    if (anchors[at]) starts.push_back(at);
  }
  if (starts.empty()) starts.push_back(0);
  rows.cells = joined_rows(cut, starts);
  fill_merged_cells(cut, starts, rows.cells);
  for (std::size_t at = 0; !numbers.empty() && at < starts.size(); ++at) {
    rows.cells[at].insert(rows.cells[at].begin(), numbers[starts[at]]);
  }
  return rows;
}

}  // namespace musubi
