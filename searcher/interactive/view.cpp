#include "searcher/interactive/view.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/messages.h"
#include "common/text/utf8.h"
#include "searcher/interactive/panes.h"
#include "searcher/interactive/preview.h"
#include "searcher/present/filter_text.h"
#include "searcher/present/found_count.h"
#include "searcher/present/single_line.h"

namespace musubi {

namespace {

constexpr int kLeastHitColumns = 40;

std::string status_of(const View& view) {
  if (!view.message.empty()) return view.message;
  const Answer& answer = view.answer;
  std::string status(trim(translated(": " + found_count(answer)).substr(2)));
  status += fmt::format("  {}{}", view.order, view.is_searching ? " …" : "");
  if (!answer.filters.empty()) {
    status += "  " + translated("絞り込み: " + filters_text(answer.filters));
  }
  return status;
}

// With the lines that are seen, where there are more.
std::string keys_of_page(const View& view, std::size_t rows) {
  std::string keys = translated(view.page_kind == PageKind::Help
                                    ? "↑↓ スクロール  q 戻る"
                                    : "↑↓ スクロール  n 次の一致  o 開く  ? ヘルプ  q 戻る");
  const std::size_t all = view.page.size();
  if (all <= rows) return keys;
  return keys + "  " +
         translated(fmt::format("全{}行中 {}〜{}行", all, view.scrolled + 1,
                                std::min(view.scrolled + rows, all)));
}

std::string keys_of(const View& view, std::size_t rows) {
  if (!view.page.empty()) return keys_of_page(view, rows);
  switch (view.focus) {
    case Focus::Facets:
      return translated("Space 付け外し  → すべての値  Tab 検索語へ  ? ヘルプ  q 終了  ↑↓ 選ぶ");
    case Focus::Hits:
      return translated("Enter 読む  o 開く  y コピー  Tab 絞り込み  ? ヘルプ  q 終了  ↑↓ 選ぶ");
    case Focus::Query:
      break;
  }
  return translated("Enter 読む  Tab 絞り込み  F1 ヘルプ  ^C 終了  ↑↓ 選ぶ  ^S 並べ替え");
}

void add_page(const View& view, std::size_t rows, std::vector<std::string>& lines) {
  for (std::size_t i = view.scrolled; i < view.page.size() && i - view.scrolled < rows; ++i) {
    lines.push_back(view.page[i]);
  }
}

// The hits, and below them the text of the chosen one where there is room for it.
std::vector<std::string> left_side(const View& view, int columns, std::size_t rows,
                                   const TextStyle& style) {
  const std::size_t below = view.has_preview ? rows / 2 : 0;
  auto lines = hit_pane(view, columns, rows - below, style);
  if (below == 0 || !view.preview) return lines;
  lines.resize(rows - below);
  for (std::string& line : preview_lines(*view.preview, columns, below, style)) {
    lines.push_back(std::move(line));
  }
  return lines;
}

void add_answer(const View& view, std::size_t rows, const TextStyle& style,
                std::vector<std::string>& lines) {
  const bool has_pane = style.columns >= kLeastHitColumns + kFacetColumns + 2;
  if (!has_pane) {
    auto only = view.focus == Focus::Facets ? facet_pane(view, rows, style)
                                            : left_side(view, style.columns, rows, style);
    only.resize(std::min(only.size(), rows));
    lines.insert(lines.end(), only.begin(), only.end());
    return;
  }
  const int left = style.columns - kFacetColumns - 1;
  const auto hits = left_side(view, left - 1, rows, style);
  const auto pane = facet_pane(view, rows, style);
  for (std::size_t row = 0; row < std::min(rows, std::max(hits.size(), pane.size())); ++row) {
    std::string line = row < hits.size() ? hits[row] : "";
    // To the column of the pane, whatever the line took.
    if (row < pane.size()) line += fmt::format("\x1b[K\x1b[{}G{}", left + 1, pane[row]);
    lines.push_back(std::move(line));
  }
}

}  // namespace

int page_rows(const TextStyle& style) {
  return std::max(style.rows - 3, 1);
}

std::string drawn(const View& view, const TextStyle& style) {
  const std::string prompt = translated("検索: ");
  const int prompt_columns = display_width(prompt, style.ambiguous);
  const int room = std::max(style.columns - prompt_columns - 1, 4);
  // Of a long query the part around the cursor.
  std::string_view before = view.before_cursor;
  while (display_width(before, style.ambiguous) > room - 2 && !before.empty()) {
    std::size_t at = 0;
    next_code_point(before, at);
    before.remove_prefix(at);
  }
  const std::string shown = std::string(before) + view.query.substr(view.before_cursor.size());
  std::vector<std::string> lines;
  lines.push_back(painted(prompt, Look::Strong, style) +
                  shorten_to_width(single_line(shown), room, style.ambiguous));
  lines.push_back(
      painted(shorten_to_width(single_line(status_of(view)), style.columns, style.ambiguous),
              Look::Dim, style));
  const auto rows = static_cast<std::size_t>(page_rows(style));
  if (view.page.empty()) {
    add_answer(view, rows, style, lines);
  } else {
    add_page(view, rows, lines);
  }
  lines.resize(rows + 2);
  lines.push_back(painted(shorten_to_width(keys_of(view, rows), style.columns, style.ambiguous),
                          Look::Dim, style));
  std::string screen = "\x1b[?25l\x1b[H";
  for (std::size_t i = 0; i < lines.size() && i < static_cast<std::size_t>(style.rows); ++i) {
    screen += fmt::format("{}{}\x1b[0m\x1b[K", i == 0 ? "" : "\r\n", lines[i]);
  }
  const int cursor = prompt_columns + display_width(before, style.ambiguous) + 1;
  return screen + fmt::format("\x1b[1;{}H\x1b[?25h", cursor);
}

}  // namespace musubi
