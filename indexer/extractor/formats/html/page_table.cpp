#include "indexer/extractor/formats/html/page_table.h"

#include <algorithm>
#include <charconv>

#include "common/text/utf8.h"
#include "indexer/extractor/formats/html/page_walk.h"
#include "indexer/readers/table/heading.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxSpan = 1000;
constexpr std::size_t kMaxColumns = 200;
constexpr std::size_t kMaxRepeatedBytes = 300;  // of a cell, in each of the rows it stands in

struct Cell {
  std::size_t node;
  std::size_t rows, columns;
  bool is_head;
};

struct Outline {
  std::vector<std::vector<Cell>> rows;
  std::size_t caption = 0;  // 0: none
  std::size_t head_rows = 0;
  std::size_t head_cells = 0;
  std::size_t block_count = 0;  // in cells
  bool has_inner_table = false;
};

std::size_t span_of(std::string_view attribute) {
  std::size_t span = 1;
  const std::string_view text = trim(attribute);
  std::from_chars(text.data(), text.data() + text.size(), span);
  return std::clamp<std::size_t>(span, 1, kMaxSpan);
}

bool is_cell(GumboTag tag) {
  return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
}

void add_cell(const PageTree& tree, std::size_t node, Outline& outline) {
  if (outline.rows.empty()) outline.rows.emplace_back();
  const bool is_head = tree[node].tag == GUMBO_TAG_TH;
  if (is_head) ++outline.head_cells;
  outline.rows.back().push_back({node, span_of(tree.attribute(node, "rowspan")),
                                 span_of(tree.attribute(node, "colspan")), is_head});
}

bool is_block_in_cell(GumboTag tag) {
  return tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL ||
         tag == GUMBO_TAG_DL || tag == GUMBO_TAG_HR || tag == GUMBO_TAG_FORM || is_heading(tag);
}

Outline outline_of(const PageTree& tree, const PageAreas& areas, std::size_t table) {
  Outline outline;
  std::size_t head_end = 0;
  for (std::size_t node = table + 1; node < tree[table].end && !outline.has_inner_table;) {
    const GumboTag tag = tree[node].tag;
    if (areas.is_left_out(node)) {
      node = tree[node].end;
      continue;
    }
    if (tag == GUMBO_TAG_THEAD) head_end = tree[node].end;
    if (tag == GUMBO_TAG_CAPTION) outline.caption = node;
    if (tag == GUMBO_TAG_TR) outline.rows.emplace_back();
    if (tag == GUMBO_TAG_TR && node < head_end) ++outline.head_rows;
    if (is_cell(tag)) add_cell(tree, node, outline);
    if (is_block_in_cell(tag)) ++outline.block_count;
    outline.has_inner_table = tag == GUMBO_TAG_TABLE;
    node = outline.caption == node ? tree[node].end : node + 1;
  }
  return outline;
}

bool is_data(const PageTree& tree, std::size_t node, const Outline& outline) {
  const std::string_view role = tree.attribute(node, "role");
  if (outline.has_inner_table || role == "presentation" || role == "none") return false;
  std::size_t cells = 0, widest = 0, parted_rows = 0;
  for (const auto& row : outline.rows) {
    cells += row.size();
    widest = std::max(widest, row.size());
    if (row.size() >= 2) ++parted_rows;
  }
  if (widest < 2) return false;
  if (outline.head_cells > 0 || outline.caption != 0) return outline.block_count <= 2 * cells;
  return parted_rows >= 2 && outline.block_count * 3 <= cells;
}

// Rows at the top that hold headings alone.
std::size_t head_rows_of(const Outline& outline) {
  if (outline.head_rows > 0) return std::min(outline.head_rows, outline.rows.size());
  std::size_t count = 0;
  for (const auto& row : outline.rows) {
    const bool is_head = !row.empty() && std::all_of(row.begin(), row.end(),
                                                     [](const Cell& c) { return c.is_head; });
    if (!is_head) break;
    ++count;
  }
  return count == outline.rows.size() ? 0 : count;
}

class Grid {
 public:
  Grid(const PageTree& tree, const PageAreas& areas, PageTable& table)
      : tree_(tree), areas_(areas), table_(table) {}

  void fill(const Outline& outline) {
    table_.rows.resize(outline.rows.size());
    taken_.resize(outline.rows.size());
    for (std::size_t row = 0; row < outline.rows.size(); ++row) {
      std::size_t column = 0;
      for (const Cell& cell : outline.rows[row]) {
        while (is_taken(row, column)) ++column;
        if (column >= kMaxColumns) break;
        place(cell, row, column);
        column += cell.columns;
      }
    }
  }

 private:
  bool is_taken(std::size_t row, std::size_t column) const {
    return column < taken_[row].size() && taken_[row][column];
  }

  void place(const Cell& cell, std::size_t row, std::size_t column) {
    const std::string text = one_line(tree_, areas_, cell.node, &table_.readings);
    const bool is_head_row = row < table_.head_row_count;
    const std::size_t last_row = std::min(row + cell.rows, table_.rows.size());
    const std::size_t last_column = std::min(column + cell.columns, kMaxColumns);
    for (std::size_t r = row; r < last_row; ++r) {
      for (std::size_t c = column; c < last_column; ++c) {
        if (taken_[r].size() <= c) taken_[r].resize(c + 1);
        taken_[r][c] = true;
        const bool is_first = r == row && c == column;
        const bool is_repeated = text.size() <= kMaxRepeatedBytes &&
                                 (is_head_row || (c == column && r >= table_.head_row_count));
        if (is_first || is_repeated) put(r, c, text);
      }
    }
  }

  void put(std::size_t row, std::size_t column, const std::string& text) {
    if (table_.rows[row].size() <= column) table_.rows[row].resize(column + 1);
    table_.rows[row][column] = text;
  }

  const PageTree& tree_;
  const PageAreas& areas_;
  PageTable& table_;
  std::vector<std::vector<bool>> taken_;
};

bool has_row_heads(const Outline& outline, std::size_t head_rows) {
  for (std::size_t row = head_rows; row < outline.rows.size(); ++row) {
    const auto& cells = outline.rows[row];
    if (!cells.empty() && !(cells[0].is_head && !cells.back().is_head)) return false;
  }
  return outline.rows.size() > head_rows;
}

}  // namespace

std::optional<PageTable> data_table(const PageTree& tree, const PageAreas& areas,
                                    std::size_t node) {
  const Outline outline = outline_of(tree, areas, node);
  if (!is_data(tree, node, outline)) return std::nullopt;
  PageTable table;
  if (outline.caption != 0) table.caption = one_line(tree, areas, outline.caption);
  table.head_row_count = head_rows_of(outline);
  table.has_row_heads = has_row_heads(outline, table.head_row_count);
  Grid(tree, areas, table).fill(outline);
  return table;
}

PageTables data_tables(const PageTree& tree, const PageAreas& areas, std::size_t root) {
  PageTables tables;
  for (std::size_t node = root; node < tree[root].end;) {
    const bool is_table = !areas.is_left_out(node) && tree[node].tag == GUMBO_TAG_TABLE;
    auto table = is_table ? data_table(tree, areas, node) : std::nullopt;
    const bool is_over = areas.is_left_out(node) || table;
    if (table) tables.emplace(node, *std::move(table));
    node = is_over ? tree[node].end : node + 1;
  }
  return tables;
}

std::vector<std::string> lines_of(const PageTable& table) {
  std::vector<std::string> lines;
  if (!table.caption.empty()) lines.push_back(table.caption);
  const auto is_head = [&](const auto& row) {
    return static_cast<std::size_t>(&row - table.rows.data()) < table.head_row_count;
  };
  for (const auto& row : table.rows) {
    std::string line;
    std::size_t count = 0;
    const std::string* before = nullptr;
    for (const std::string& cell : row) {
      const bool is_spanning = before != nullptr && *before == cell && is_head(row);
      before = &cell;
      if (cell.empty() || is_spanning) continue;
      if (count > 0) line += count == 1 && table.has_row_heads && row.size() == 2 ? ": " : " | ";
      line += cell;
      ++count;
    }
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> columns_of(const PageTable& table) {
  std::vector<std::string> columns;
  for (std::size_t row = 0; row < table.head_row_count; ++row) {
    if (columns.size() < table.rows[row].size()) columns.resize(table.rows[row].size());
    for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
      const std::string& heading = table.rows[row][column];
      std::string& joined = columns[column];
      if (heading.empty() || joined == heading) continue;
      if (!joined.empty()) joined += ' ';
      joined += heading;
    }
  }
  return columns;
}

bool lists_agreements(const PageTable& table) {
  if (table.head_row_count == 0 || table.rows.size() < table.head_row_count + 3) return false;
  bool has_partner = false, has_country = false, has_date = false, has_side = false;
  for (const std::string& column : columns_of(table)) {
    const auto field = field_of_heading(column);
    if (!field) continue;
    has_partner = has_partner || *field == SourceField::Partner;
    has_date = has_date || *field == SourceField::Date;
    has_country = has_country || *field == SourceField::Country;
    has_side = has_side || *field == SourceField::Organization ||
               *field == SourceField::Prefecture || *field == SourceField::Title;
  }
  return has_partner ? has_country || has_date || has_side : has_country && has_date;
}

}  // namespace musubi
