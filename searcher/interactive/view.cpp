#include "searcher/interactive/view.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/messages.h"
#include "common/text/utf8.h"
#include "searcher/present/facet_tables.h"
#include "searcher/present/hit_text.h"
#include "searcher/present/single_line.h"
#include "searcher/present/text_setter.h"

namespace musubi {

namespace {

constexpr int kPaneColumns = 28;
constexpr int kLeastHitColumns = 40;
constexpr std::size_t kValuesOfFacet = 6;

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

// As wide as that, whatever it holds.
std::string padded(std::string_view raw, int columns, Look look, const TextStyle& style) {
  const std::string text = shorten_to_width(single_line(raw), columns, style.ambiguous);
  const int missing = columns - display_width(text, style.ambiguous);
  return painted(text, look, style) + spaces(missing);
}

// The lines of the hits, each `columns` wide or less, with marks of the terminal.
std::vector<std::string> hit_lines_of(const View& view, int columns, std::size_t rows,
                                      const TextStyle& style) {
  TextStyle narrow = style;
  narrow.columns = columns - 2;
  std::vector<std::string> lines;
  const auto& hits = view.answer.hits;
  const std::size_t fitting = std::max<std::size_t>(rows / 2, 1);
  const std::size_t first = view.hit < fitting ? 0 : view.hit - fitting + 1;
  for (std::size_t i = first; i < hits.size() && lines.size() + 1 < rows; ++i) {
    const Hit& hit = hits[i];
    const bool is_chosen = i == view.hit;
    const int room = columns - 6;
    lines.push_back(
        fmt::format("{}{:>2}. {}", is_chosen ? ">" : " ", hit.rank,
                    painted_to_width(hit.title.empty() ? translated("(無題)") : hit.title,
                                     hit.title_highlights, room, Look::Strong, style)));
    const std::string date = hit.date.empty() ? "" : hit.date + " ";
    lines.push_back(fmt::format(
        "     {}{}", painted(date, Look::Dim, style),
        painted_to_width(hit.snippet, hit.highlights, room - display_width(date, style.ambiguous),
                         Look::Plain, style)));
  }
  return lines;
}

std::vector<std::string> pane_lines(const View& view, std::size_t rows, const TextStyle& style) {
  std::vector<std::string> lines;
  std::size_t chosen_line = 0;
  const FacetResult* last = nullptr;
  std::size_t number = 0;
  for (const FacetValue& value : facet_values(view.answer)) {
    if (value.facet != last) {
      lines.push_back(painted(facet_label(*value.facet), Look::Strong, style));
      last = value.facet;
    }
    const bool is_here = view.focus == Focus::Facets && number == view.value;
    if (is_here) chosen_line = lines.size();
    const std::string count = grouped(value.count->count);
    lines.push_back(
        fmt::format("{}[{}] {} {}", is_here ? ">" : " ", value.count->chosen ? "x" : " ",
                    padded(value.count->value, kPaneColumns - 7 - static_cast<int>(count.size()),
                           is_here ? Look::Strong : Look::Plain, style),
                    count));
    ++number;
  }
  // The chosen one stays on the screen.
  if (chosen_line + 1 > rows) {
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(chosen_line + 1 - rows));
  }
  return lines;
}

std::string status_of(const View& view) {
  if (!view.message.empty()) return view.message;
  const Answer& answer = view.answer;
  const std::size_t last = answer.offset + answer.hits.size();
  std::string status =
      answer.hits.empty() ? fmt::format("全{}件 ({:.1f} ms)", grouped(answer.total), answer.took_ms)
                          : fmt::format("全{}件中 {}〜{}件 ({:.1f} ms)", grouped(answer.total),
                                        grouped(answer.offset + 1), grouped(last), answer.took_ms);
  status = translated(": " + status).substr(2);
  status += fmt::format("  {}{}", view.order, view.is_searching ? " …" : "");
  std::string filters;
  for (const auto& [label, value] : answer.filters) {
    filters += fmt::format(" {}={}", label, value);
  }
  if (!filters.empty()) status += "  " + translated("絞り込み:" + filters);
  for (const std::string& note : answer.notes) status += "  " + translated("※ " + note);
  return status;
}

std::string keys_of(const View& view) {
  if (!view.page.empty()) return translated("↑↓ スクロール  o 開く  y コピー  q 戻る");
  if (view.focus == Focus::Facets)
    return translated("↑↓ 選ぶ  Space 付け外し  Tab 検索語へ  ? 説明  q 終了");
  return translated("↑↓ 選ぶ  Enter 読む  Tab 絞り込み  ^S 並べ替え  F1 説明  ^C 終了");
}

void add_page(const View& view, std::size_t rows, std::vector<std::string>& lines) {
  for (std::size_t i = view.scrolled; i < view.page.size() && i - view.scrolled < rows; ++i) {
    lines.push_back(view.page[i]);
  }
}

void add_answer(const View& view, std::size_t rows, const TextStyle& style,
                std::vector<std::string>& lines) {
  const bool has_pane = style.columns >= kLeastHitColumns + kPaneColumns + 2;
  if (!has_pane) {
    auto only = view.focus == Focus::Facets ? pane_lines(view, rows, style)
                                            : hit_lines_of(view, style.columns, rows, style);
    only.resize(std::min(only.size(), rows));
    lines.insert(lines.end(), only.begin(), only.end());
    return;
  }
  const int left = style.columns - kPaneColumns - 1;
  const auto hits = hit_lines_of(view, left - 1, rows, style);
  const auto pane = pane_lines(view, rows, style);
  for (std::size_t row = 0; row < std::min(rows, std::max(hits.size(), pane.size())); ++row) {
    std::string line = row < hits.size() ? hits[row] : "";
    // To the column of the pane, whatever the line took.
    if (row < pane.size()) line += fmt::format("\x1b[K\x1b[{}G{}", left + 1, pane[row]);
    lines.push_back(std::move(line));
  }
}

}  // namespace

std::vector<FacetValue> facet_values(const Answer& answer) {
  std::vector<FacetValue> values;
  for (const FacetResult& facet : answer.facets) {
    if (facet.is_grouped) continue;
    for (std::size_t i = 0; i < facet.counts.size(); ++i) {
      if (i < kValuesOfFacet || facet.counts[i].chosen)
        values.push_back({&facet, &facet.counts[i]});
    }
  }
  return values;
}

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
  lines.push_back(
      painted(shorten_to_width(keys_of(view), style.columns, style.ambiguous), Look::Dim, style));
  std::string screen = "\x1b[?25l\x1b[H";
  for (std::size_t i = 0; i < lines.size() && i < static_cast<std::size_t>(style.rows); ++i) {
    screen += fmt::format("{}{}\x1b[0m\x1b[K", i == 0 ? "" : "\r\n", lines[i]);
  }
  const int cursor = prompt_columns + display_width(before, style.ambiguous) + 1;
  return screen + fmt::format("\x1b[1;{}H\x1b[?25h", cursor);
}

}  // namespace musubi
