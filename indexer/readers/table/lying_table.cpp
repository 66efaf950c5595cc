#include "indexer/readers/table/lying_table.h"

#include <algorithm>
#include <array>
#include <set>

#include "common/text/utf8.h"
#include "indexer/readers/table/heading.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxRows = 40;
constexpr std::size_t kMaxColumns = 10;
constexpr std::size_t kMaxSideHeadingChars = 20;

std::string cell_of(const TableCells& row, std::size_t column) {
  return column < row.size() ? heading_text(row[column]) : std::string();
}

std::size_t width_to_last_cell(const TableCells& row) {
  std::size_t width = row.size();
  while (width > 0 && trim(row[width - 1]).empty()) --width;
  return width;
}

// 項目 | 内容, which says nothing.
bool is_idle_header(const TableCells& row) {
  constexpr std::array<std::string_view, 5> kLeft = {"項目", "区分", "項目名", "事項",
                                                     "データ項目"};
  constexpr std::array<std::string_view, 6> kRight = {"内容", "値",     "概要",
                                                      "説明", "データ", "回答"};
  return width_to_last_cell(row) == 2 &&
         std::find(kLeft.begin(), kLeft.end(), cell_of(row, 0)) != kLeft.end() &&
         std::find(kRight.begin(), kRight.end(), cell_of(row, 1)) != kRight.end();
}

// 所管課, 派遣先, 参加者: what a form asks for.
bool asks(std::string_view heading) {
  constexpr std::array<std::string_view, 17> kEnds = {
      "課",   "先",   "者",   "費",   "額",   "目的", "方法", "内容", "日程",
      "会場", "主催", "共催", "後援", "予算", "経緯", "成果", "概要"};
  return is_worded_as_heading(heading) ||
         std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return heading.ends_with(end); });
}

// 事業名 | 中学生海外派遣事業, and what else there is to say of it, a line each.
bool is_form(std::span<const TableCells> rows, std::size_t columns) {
  if (columns != 2 || rows.size() < 3 || !is_naming_heading(cell_of(rows[0], 0)) ||
      is_worded_as_heading(cell_of(rows[0], 1))) {
    return false;
  }
  std::set<std::string> headings;
  std::size_t asking = 0, worded = 0;
  for (const TableCells& row : rows) {
    const std::string heading = cell_of(row, 0);
    if (heading.empty() || char_count(heading) > kMaxSideHeadingChars) return false;
    if (!headings.insert(heading).second || field_of_heading(cell_of(row, 1))) return false;
    if (asks(heading)) ++asking;
    if (is_worded_as_heading(heading)) ++worded;
  }
  return worded >= 2 && asking * 3 >= rows.size() * 2;
}

// Whether the first column is headings and the others are not.
bool lies(std::span<const TableCells> rows, std::size_t columns) {
  std::set<std::string> headings;
  std::set<SourceField> fields;
  std::size_t known = 0, known_elsewhere = 0, filled = 0;
  for (const TableCells& row : rows) {
    const std::string heading = cell_of(row, 0);
    if (heading.empty() || char_count(heading) > kMaxSideHeadingChars) return false;
    if (!headings.insert(heading).second) return false;
    if (const auto field = field_of_heading(heading)) {
      ++known;
      fields.insert(*field);
    }
    for (std::size_t at = 1; at < columns; ++at) {
      const std::string cell = cell_of(row, at);
      if (cell.empty()) continue;
      ++filled;
      if (field_of_heading(cell)) ++known_elsewhere;
    }
  }
  return fields.size() >= 2 && known * 2 >= rows.size() && known_elsewhere * 4 <= rows.size() &&
         filled * 2 >= rows.size() * (columns - 1);
}

}  // namespace

std::optional<LyingTable> find_lying_table(std::span<const TableCells> rows) {
  std::size_t first = 0;
  while (first < rows.size() && width_to_last_cell(rows[first]) < 2) ++first;
  const std::size_t begin = first + (first < rows.size() && is_idle_header(rows[first]) ? 1 : 0);
  std::size_t end = rows.size();
  while (end > begin && is_blank_row(rows[end - 1])) --end;
  const auto table = rows.subspan(begin, end - begin);
  if (table.size() < 2 || table.size() > kMaxRows) return std::nullopt;
  std::size_t columns = 0;
  for (const TableCells& row : table) columns = std::max(columns, width_to_last_cell(row));
  if (columns < 2 || columns > kMaxColumns) return std::nullopt;
  if (!lies(table, columns) && !is_form(table, columns)) return std::nullopt;
  LyingTable upright{first, {}, std::vector<TableCells>(columns - 1)};
  for (const TableCells& row : table) {
    upright.columns.push_back(cell_of(row, 0));
    for (std::size_t at = 1; at < columns; ++at) {
      upright.rows[at - 1].push_back(at < row.size() ? row[at] : "");
    }
  }
  return upright;
}

}  // namespace musubi
