#include "searcher/interactive/panes.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "common/messages.h"
#include "common/text/utf8.h"
#include "searcher/present/copies.h"
#include "searcher/present/facet_tables.h"
#include "searcher/present/hit_text.h"
#include "searcher/present/line_wrapper.h"
#include "searcher/present/single_line.h"
#include "searcher/present/text_setter.h"

namespace musubi {

namespace {

constexpr std::size_t kValuesOfFacet = 6;
constexpr std::size_t kNoteLines = 3;

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

// As wide as that, whatever it holds.
std::string padded(std::string_view raw, int columns, Look look, const TextStyle& style) {
  const std::string text = shorten_to_width(single_line(raw), columns, style.ambiguous);
  const int missing = columns - display_width(text, style.ambiguous);
  return painted(text, look, style) + spaces(missing);
}

void add_wrapped(std::string_view raw, int columns, std::size_t most, Look look,
                 const TextStyle& style, std::vector<std::string>& lines) {
  LineWrapper wrapper(style.ambiguous);
  std::string text = single_line(translated(raw));
  const int room = columns * static_cast<int>(most) - 2 * static_cast<int>(most - 1);
  text = shorten_to_width(text, room, style.ambiguous);
  for (const auto& [begin, end] : wrapper.wrap(text, columns)) {
    lines.push_back(painted(text.substr(begin, end - begin), look, style));
  }
}

// What a reader should know before the hits, and why there are none.
std::vector<std::string> note_lines(const View& view, int columns, const TextStyle& style) {
  const Answer& answer = view.answer;
  std::vector<std::string> lines;
  if (answer.total == 0 && !view.is_searching) {
    add_wrapped("該当する文書はありませんでした。", columns, kNoteLines, Look::Plain, style, lines);
  }
  for (const std::string& note : answer.notes) {
    add_wrapped("※ " + note, columns, kNoteLines, Look::Dim, style, lines);
  }
  if (answer.suggestion && !answer.suggestion_was_searched) {
    add_wrapped("もしかして: " + *answer.suggestion, columns, kNoteLines, Look::Plain, style,
                lines);
  }
  return lines;
}

// A title of one line, and a line of its passage.
void add_hit(const Hit& hit, bool is_chosen, int columns, const TextStyle& style,
             std::vector<std::string>& lines) {
  const int room = columns - 6;
  const std::string mark = is_chosen ? painted(">", Look::Strong, style) : " ";
  const std::string copies = copies_in_short(hit);
  const int title_room = std::max(room - display_width(copies, style.ambiguous), 8);
  lines.push_back(fmt::format(
      "{}{:>2}. {}{}", mark, hit.rank,
      painted_to_width(title_of(hit), hit.title_highlights, title_room, Look::Strong, style),
      painted(copies, Look::Dim, style)));
  const std::string date = hit.date.empty() ? "" : hit.date + " ";
  lines.push_back(fmt::format(
      "     {}{}", painted(date, Look::Dim, style),
      painted_to_width(hit.snippet, hit.highlights, room - display_width(date, style.ambiguous),
                       Look::Plain, style)));
}

std::string value_line(const FacetValue& value, bool is_here, const TextStyle& style) {
  const std::string count = grouped(value.count->count);
  const int room = kFacetColumns - 7 - static_cast<int>(count.size());
  return fmt::format("{}[{}] {} {}", is_here ? ">" : " ", value.count->chosen ? "x" : " ",
                     padded(value.count->value, room, is_here ? Look::Strong : Look::Plain, style),
                     count);
}

// Years stand in their order.
void put_in_order(const FacetResult& facet, std::vector<FacetValue>& values) {
  if (facet.name != "year") return;
  std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count->value < b.count->value;
  });
}

// "↓ 年・団体": the facets that have no room here.
std::string more_facets(std::string_view arrow, std::span<const std::string> labels,
                        const TextStyle& style) {
  std::string text(arrow);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (i > 0 && labels[i] == labels[i - 1]) continue;
    text += (i == 0 ? " " : "・") + labels[i];
  }
  return painted(shorten_to_width(text, kFacetColumns - 1, style.ambiguous), Look::Dim, style);
}

// As much as there are rows for, the chosen line among it; where more is above or below, a line
// says of which facets.
std::vector<std::string> part_on_screen(std::vector<std::string> lines,
                                        const std::vector<std::string>& facet_of_line,
                                        std::size_t chosen, std::size_t rows,
                                        const TextStyle& style) {
  if (lines.size() <= rows || rows < 3) {
    lines.resize(std::min(lines.size(), rows));
    return lines;
  }
  const std::size_t first =
      chosen + 1 < rows ? 0 : std::min(chosen + 2 - rows, lines.size() - rows);
  const std::size_t end = first + rows;
  const std::span<const std::string> labels(facet_of_line);
  std::vector<std::string> part(lines.begin() + static_cast<std::ptrdiff_t>(first),
                                lines.begin() + static_cast<std::ptrdiff_t>(end));
  if (first > 0) part.front() = more_facets("↑", labels.first(first + 1), style);
  if (end < lines.size()) part.back() = more_facets("↓", labels.subspan(end - 1), style);
  return part;
}

}  // namespace

std::vector<FacetValue> facet_values(const View& view) {
  std::vector<FacetValue> values;
  for (const FacetResult& facet : view.answer.facets) {
    if (facet.is_grouped) continue;
    const bool is_whole = facet.name == view.whole_facet;
    std::vector<FacetValue> of_facet;
    for (std::size_t i = 0; i < facet.counts.size(); ++i) {
      if (is_whole || i < kValuesOfFacet || facet.counts[i].chosen) {
        of_facet.push_back({&facet, &facet.counts[i]});
      }
    }
    put_in_order(facet, of_facet);
    values.insert(values.end(), of_facet.begin(), of_facet.end());
  }
  return values;
}

std::vector<std::string> hit_pane(const View& view, int columns, std::size_t rows,
                                  const TextStyle& style) {
  const auto& hits = view.answer.hits;
  std::vector<std::string> lines = note_lines(view, columns, style);
  lines.resize(std::min(lines.size(), rows > 2 ? rows - 2 : 0));
  // Two lines each; where not all fit, the last line says so.
  const std::size_t room = rows - lines.size();
  const std::size_t fitting =
      hits.size() * 2 <= room ? hits.size() : std::max<std::size_t>((room - 1) / 2, 1);
  const std::size_t first = view.hit < fitting ? 0 : view.hit - fitting + 1;
  const std::size_t end = std::min(first + fitting, hits.size());
  for (std::size_t i = first; i < end; ++i) add_hit(hits[i], i == view.hit, columns, style, lines);
  if (end < hits.size() && lines.size() < rows) {
    lines.push_back(
        painted(translated(fmt::format("     ↓ このページにあと {} 件", hits.size() - end)),
                Look::Dim, style));
  }
  return lines;
}

std::vector<std::string> facet_pane(const View& view, std::size_t rows, const TextStyle& style) {
  std::vector<std::string> lines;
  std::vector<std::string> facet_of_line;  // its label
  std::size_t chosen_line = 0;
  const auto values = facet_values(view);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const FacetResult& facet = *values[i].facet;
    const bool is_first = i == 0 || values[i - 1].facet != &facet;
    const bool is_last = i + 1 == values.size() || values[i + 1].facet != &facet;
    const bool is_here = view.focus == Focus::Facets && i == view.value;
    if (is_first) lines.push_back(painted(facet_label(facet), Look::Strong, style));
    if (is_here) chosen_line = lines.size();
    lines.push_back(value_line(values[i], is_here, style));
    const auto of_facet = static_cast<std::size_t>(std::count_if(
        values.begin(), values.end(), [&](const FacetValue& one) { return one.facet == &facet; }));
    if (is_last && of_facet < facet.counts.size()) {
      const std::string more = "     " + others(facet.counts.size() - of_facet, facet.label);
      lines.push_back(
          painted(shorten_to_width(more, kFacetColumns - 1, style.ambiguous), Look::Dim, style));
    }
    facet_of_line.resize(lines.size(), facet_label(facet));
  }
  return part_on_screen(std::move(lines), facet_of_line, chosen_line, rows, style);
}

}  // namespace musubi
