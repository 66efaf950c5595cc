#include "indexer/readers/table/table_header.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "common/calendar/date_parser.h"
#include "common/text/utf8.h"
#include "indexer/readers/table/heading.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxHeadingChars = 40;
constexpr std::size_t kMaxHeaderRows = 6;

std::size_t filled_cells(const TableCells& row) {
  return static_cast<std::size_t>(std::count_if(
      row.begin(), row.end(), [](const std::string& cell) { return !trim(cell).empty(); }));
}

// The median of the rows that are not blank.
std::size_t usual_width(std::span<const TableCells> rows) {
  std::vector<std::size_t> widths;
  for (const TableCells& row : rows) {
    if (const std::size_t width = filled_cells(row); width > 0) widths.push_back(width);
  }
  if (widths.empty()) return 0;
  const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::nth_element(widths.begin(), middle, widths.end());
  return *middle;
}

bool is_filled(const TableCells& row, std::size_t column) {
  return column < row.size() && !trim(row[column]).empty();
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+' || c == '%' ||
           c == ':' || c == '/';
  });
}

bool is_label(std::string_view cell) {
  const std::string text = heading_text(cell);
  if (text.empty() || char_count(text) > kMaxHeadingChars) return false;
  if (is_number(text) || parse_date(text)) return false;
  return !text.ends_with("。") && text.find("://") == std::string::npos;
}

bool are_labels(const TableCells& row) {
  std::unordered_set<std::string> seen;
  return std::all_of(row.begin(), row.end(), [&](const std::string& cell) {
    return trim(cell).empty() || (is_label(cell) && seen.insert(heading_text(cell)).second);
  });
}

std::size_t known_headings(const TableCells& row) {
  return static_cast<std::size_t>(
      std::count_if(row.begin(), row.end(), [](const std::string& cell) {
        return !trim(cell).empty() && field_of_heading(heading_text(cell));
      }));
}

// Whether a row is headings rather than the first values: by their wording, or as values of
// another kind (numbers, dates, sentences) stand below.
bool differs_from(const TableCells& row, std::span<const TableCells> below) {
  std::size_t worded = 0, other_kind = 0;
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (!is_filled(row, at)) continue;
    if (is_worded_as_heading(heading_text(row[at]))) ++worded;
    std::size_t filled = 0, values = 0;
    for (const TableCells& other : below) {
      if (!is_filled(other, at)) continue;
      ++filled;
      if (!is_label(other[at])) ++values;
    }
    if (filled > 1 && values * 2 > filled) ++other_kind;
  }
  return worded * 2 >= filled_cells(row) || other_kind > 0;
}

// Whether a row is groups that were written over each of their columns: 人口, 人口, 世帯数 above
// headings that stand alone in the columns where it has none.
bool is_groups_above(const TableCells& upper, const TableCells& lower) {
  bool repeats = false, has_heading_beside = false;
  for (std::size_t at = 0; at < std::max(upper.size(), lower.size()); ++at) {
    if (!is_filled(upper, at)) {
      has_heading_beside |= is_filled(lower, at) && is_worded_as_heading(heading_text(lower[at]));
      continue;
    }
    const std::string group = heading_text(upper[at]);
    if (!is_filled(lower, at) || is_number(group) || char_count(group) > kMaxHeadingChars) {
      return false;
    }
    repeats |= at > 0 && is_filled(upper, at - 1) && is_filled(lower, at - 1) &&
               (heading_text(upper[at - 1]) == group ||
                heading_text(lower[at - 1]) == heading_text(lower[at]));
  }
  return repeats && (has_heading_beside || filled_cells(upper) == filled_cells(lower));
}

// Whether both rows are of one header: headings that were merged over them stand in both, the
// others of `lower` below wider ones, as 男 and 女 do once for 2023年 and once for 2024年.
bool repeats_headings(const TableCells& upper, const TableCells& lower) {
  if (is_hash_row(lower)) return false;
  std::size_t same = 0, worded = 0;
  for (std::size_t at = 0; at < lower.size(); ++at) {
    if (!is_filled(lower, at)) continue;
    const std::string heading = heading_text(lower[at]);
    if (char_count(heading) > kMaxHeadingChars || is_number(heading)) return false;
    if (!is_filled(upper, at) || trim(upper[at]) != trim(lower[at])) continue;
    ++same;
    if (is_worded_as_heading(heading)) ++worded;
  }
  return worded > 0 || (same > 0 && same * 2 >= filled_cells(lower) && are_labels(lower));
}

// The row that holds the headings, or the lowest of them.
std::optional<std::size_t> lowest_row(std::span<const TableCells> rows) {
  const std::size_t usual = usual_width(rows);
  std::optional<std::size_t> best;
  std::size_t best_known = 0;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (!rows[at].empty() && heading_text(rows[at].front()) == "#property") return at;
    if (is_hash_row(rows[at])) continue;
    const std::size_t known = known_headings(rows[at]);
    // A single known word is a header where it stands alone in a table of one column, or among
    // other headings; else it may be a title above the table, or a value in it.
    const bool is_alone = known == 1 && filled_cells(rows[at]) * 2 <= usual && usual > 1;
    if (known <= best_known || is_alone) continue;
    const bool is_part = (at + 1 < rows.size() && repeats_headings(rows[at], rows[at + 1])) ||
                         (at > 0 && is_groups_above(rows[at - 1], rows[at]));
    if (known == 1 && !are_labels(rows[at]) && !is_part) continue;
    best = at;
    best_known = known;
  }
  if (best) return best;
  for (std::size_t at = 0; at + 1 < rows.size(); ++at) {
    if (is_hash_row(rows[at]) || filled_cells(rows[at]) < 2) continue;
    if (filled_cells(rows[at]) * 5 < usual * 3 || !are_labels(rows[at])) continue;
    // The first row that could be: where it is none, those below are values as well.
    if (differs_from(rows[at], rows.subspan(at + 1))) return at;
    return std::nullopt;
  }
  return std::nullopt;
}

// Whether `upper` groups the headings of `lower`: it has headings where the lower has none, or
// fewer, wider ones.
bool is_above(const TableCells& upper, const TableCells& lower) {
  if (filled_cells(upper) < 2 || !are_labels(upper) || is_hash_row(upper)) return false;
  bool has_gap = false;
  const std::size_t columns = std::max(upper.size(), lower.size());
  for (std::size_t at = 0; at < columns; ++at) {
    if (!is_filled(upper, at) && is_filled(lower, at)) has_gap = true;
    if (is_filled(upper, at) && !is_filled(lower, at)) return true;
  }
  return has_gap && known_headings(upper) > 0;
}

// What the rows of a header say of each column, from above to below.
std::vector<std::string> names_of(std::span<const TableCells> header) {
  std::size_t columns = 0;
  for (const TableCells& row : header) columns = std::max(columns, row.size());
  std::vector<std::string> names(columns);
  for (std::size_t row = 0; row < header.size(); ++row) {
    std::string group;
    for (std::size_t at = 0; at < columns; ++at) {
      std::string part = at < header[row].size() ? heading_text(header[row][at]) : "";
      // A heading that reaches over several columns stands in the first of them, one that
      // reaches over several rows in each.
      const auto below = header.subspan(row + 1);
      const bool has_lower = std::any_of(below.begin(), below.end(), [&](const TableCells& lower) {
        return is_filled(lower, at);
      });
      const bool is_below_another = row > 0 && is_filled(header[row - 1], at);
      if (is_below_another && part == heading_text(header[row - 1][at])) part.clear();
      if (is_below_another || !part.empty()) {
        const bool is_repeated =
            has_lower && is_filled(below[0], at) && heading_text(below[0][at]) == part;
        group = has_lower && !is_repeated ? part : "";
      } else if (has_lower) {
        part = group;
      }
      if (part.empty() || part == names[at]) continue;
      names[at] += names[at].empty() ? part : " " + part;
    }
  }
  return names;
}

}  // namespace

bool is_header_row(const TableCells& row) {
  const std::size_t known = known_headings(row);
  return known >= 2 && known * 2 >= filled_cells(row) && are_labels(row);
}

bool is_header_below_caption(const TableCells& row) {
  const auto worded =
      static_cast<std::size_t>(std::count_if(row.begin(), row.end(), [](const std::string& cell) {
        return !trim(cell).empty() && is_worded_as_heading(heading_text(cell));
      }));
  return worded >= 2 && worded * 2 >= filled_cells(row) && are_labels(row);
}

bool is_remark_row(const TableCells& row) {
  const std::size_t filled = filled_cells(row);
  if (filled != 1 && filled != 2) return false;
  const auto cell = std::find_if(row.begin(), row.end(),
                                 [](const std::string& text) { return !trim(text).empty(); });
  const std::string line = heading_text(*cell);
  if (filled == 2) {  // the mark in a cell of its own
    constexpr std::array<std::string_view, 7> kMarks = {"※",   "＊",     "*",   "注",
                                                        "注)", "（注）", "(注)"};
    const std::string_view mark =
        std::string_view(line).substr(0, line.find_last_not_of("0123456789") + 1);
    return std::find(kMarks.begin(), kMarks.end(), mark) != kMarks.end();
  }
  for (const std::string_view mark :
       {"※", "＊", "*", "注", "（注", "(注", "出典", "資料：", "資料:"}) {
    if (line.starts_with(mark)) return true;
  }
  return false;
}

std::size_t known_columns(const TableHeader& header) {
  return known_headings(header.columns);
}

bool is_blank_row(const TableCells& row) {
  return filled_cells(row) == 0;
}

bool is_hash_row(const TableCells& row) {
  const std::string_view first = row.empty() ? "" : trim(row.front());
  return first.size() > 1 && first[0] == '#' &&
         ((first[1] >= 'a' && first[1] <= 'z') || (first[1] >= 'A' && first[1] <= 'Z'));
}

std::optional<TableHeader> find_table_header(std::span<const TableCells> rows) {
  const auto lowest = lowest_row(rows);
  if (!lowest) return std::nullopt;
  TableHeader header{*lowest, *lowest + 1, {}};
  // Headings that stand below the row with the most known ones: "相手先" over "州・省".
  while (header.first_row > 0 && header.end_row - header.first_row < kMaxHeaderRows &&
         (is_above(rows[header.first_row - 1], rows[header.first_row]) ||
          is_groups_above(rows[header.first_row - 1], rows[header.first_row]) ||
          repeats_headings(rows[header.first_row - 1], rows[header.first_row]))) {
    --header.first_row;
  }
  // Headings that were merged over two rows stand in both: 国 beside 提携先 over 都市名.
  while (header.end_row < rows.size() && header.end_row - header.first_row < kMaxHeaderRows &&
         repeats_headings(rows[header.end_row - 1], rows[header.end_row])) {
    ++header.end_row;
  }
  header.columns = names_of(rows.subspan(header.first_row, header.end_row - header.first_row));
  if (is_hash_row(rows[*lowest])) header.columns.front() = "番号";
  // What LinkData says of the columns' types follows the header.
  while (header.end_row < rows.size() && is_hash_row(rows[header.end_row])) ++header.end_row;
  return header;
}

}  // namespace musubi
