#include "searcher/present/facet_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string_view>

#include "common/messages.h"
#include "searcher/present/single_line.h"
#include "searcher/present/years.h"

namespace musubi {

namespace {

constexpr std::size_t kShownValues = 10;
constexpr int kMaxValueColumns = 20;  // where several tables share a line
constexpr int kGap = 2;               // columns between two tables

// One facet set in lines, not yet padded.
struct Table {
  struct Line {
    std::string text;  // with escape sequences
    int width;         // without them
  };
  std::vector<Line> lines;
  int width = 0;

  void add(std::string text, int line_width) {
    lines.push_back({std::move(text), line_width});
    width = std::max(width, line_width);
  }
};

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

int bar_columns(int columns) {
  return std::clamp(columns / 10, 4, 10);
}

// A bar of eighths of a block; something for every count but zero.
std::string bar(std::uint64_t count, std::uint64_t largest, const TextStyle& style) {
  static constexpr std::array<std::string_view, 8> kEighths = {"",  "▏", "▎", "▍",
                                                               "▌", "▋", "▊", "▉"};
  static constexpr std::string_view kFull = "█";
  if (count == 0 || largest == 0) return {};
  const int blocks = bar_columns(style.columns) / display_width(kFull, style.ambiguous);
  const double share = static_cast<double>(count) / static_cast<double>(largest);
  const auto eighths = std::max(1L, std::lround(share * blocks * 8));
  std::string drawn;
  for (long block = 0; block < eighths / 8; ++block) drawn += kFull;
  return drawn.append(kEighths[static_cast<std::size_t>(eighths % 8)]);
}

// The most frequent and the chosen ones; years as decades where they are many, in order.
std::vector<FacetCount> shown_counts(const FacetResult& facet) {
  if (facet.name == "year") {
    return facet.counts.size() > kShownValues ? by_decade(facet.counts)
                                              : in_order_of_time(facet.counts);
  }
  std::vector<FacetCount> shown;
  for (std::size_t i = 0; i < facet.counts.size(); ++i) {
    if (i < kShownValues || facet.counts[i].chosen) shown.push_back(facet.counts[i]);
  }
  return shown;
}

Table facet_table(const FacetResult& facet, std::vector<FacetCount> shown, int most_columns,
                  const TextStyle& style) {
  std::uint64_t largest = 0;
  int count_width = 0;
  for (const FacetCount& entry : shown) {
    largest = std::max(largest, entry.count);
    count_width = std::max(count_width, static_cast<int>(grouped(entry.count).size()));
  }
  const int around = 2 + 1 + count_width + 1 + bar_columns(style.columns);
  const int room = std::clamp(style.columns - around, 4, most_columns);
  int value_width = 0;
  for (FacetCount& entry : shown) {
    entry.value = shorten_to_width(single_line(entry.value), room, style.ambiguous);
    value_width = std::max(value_width, display_width(entry.value, style.ambiguous));
  }

  Table table;
  const std::string label = shorten_to_width(facet_label(facet), style.columns, style.ambiguous);
  table.add(painted(label, Look::Strong, style), display_width(label, style.ambiguous));
  for (const FacetCount& entry : shown) {
    const int padding = value_width - display_width(entry.value, style.ambiguous);
    const std::string drawn = bar(entry.count, largest, style);
    table.add(fmt::format("{} {}{} {:>{}} {}", entry.chosen ? '*' : ' ',
                          painted(entry.value, entry.chosen ? Look::Strong : Look::Plain, style),
                          spaces(padding), grouped(entry.count), count_width,
                          painted(drawn, Look::Link, style)),
              value_width + count_width + 4 + display_width(drawn, style.ambiguous));
  }
  const std::size_t rest = facet.counts.size() - std::min(facet.counts.size(), shown.size());
  if (rest > 0 && facet.name != "year") {
    const std::string line = "  " + others(rest, facet.label);
    table.add(painted(line, Look::Dim, style), display_width(line, style.ambiguous));
  }
  return table;
}

// The tables from `first` to before `last`, line by line beside each other.
std::string beside_each_other(const std::vector<Table>& tables, std::size_t first,
                              std::size_t last) {
  std::size_t height = 0;
  for (std::size_t i = first; i < last; ++i) height = std::max(height, tables[i].lines.size());
  std::string block;
  for (std::size_t row = 0; row < height; ++row) {
    int missing = 0;
    for (std::size_t i = first; i < last; ++i) {
      const Table& table = tables[i];
      if (row < table.lines.size()) {
        block += spaces(missing) + table.lines[row].text;
        missing = table.width - table.lines[row].width + kGap;
      } else {
        missing += table.width + kGap;
      }
    }
    block += '\n';
  }
  return block;
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string facet_table(const FacetResult& facet, const TextStyle& style) {
  const int all = std::max(style.columns, kMaxValueColumns);
  return beside_each_other({facet_table(facet, facet.counts, all, style)}, 0, 1);
}

std::string facet_label(const FacetResult& facet) {
  if (spoken_language() != Language::English || facet.name.empty()) {
    return single_line(facet.label);
  }
  std::string name = single_line(facet.name);
  name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  return name;
}

std::string others(std::uint64_t count, std::string_view label) {
  const std::string name = single_line(label);
  return spoken_language() == Language::English ? fmt::format("{} more", grouped(count))
                                                : fmt::format("ほか {} {}", grouped(count), name);
}

std::string facet_tables(const std::vector<FacetResult>& facets, const TextStyle& style) {
  std::vector<const FacetResult*> shown;
  std::vector<Table> tables;
  for (const FacetResult& facet : facets) {
    if (facet.counts.empty() || facet.is_grouped) continue;
    shown.push_back(&facet);
    tables.push_back(facet_table(facet, shown_counts(facet), kMaxValueColumns, style));
  }
  std::string text;
  for (std::size_t first = 0; first < tables.size();) {
    std::size_t last = first + 1;
    int width = tables[first].width;
    while (last < tables.size() && width + kGap + tables[last].width <= style.columns) {
      width += kGap + tables[last++].width;
    }
    // Names are cut no more than the line needs.
    int room = style.columns - width;
    for (std::size_t i = first; i < last; ++i) {
      Table wider = facet_table(*shown[i], shown_counts(*shown[i]), kMaxValueColumns + room, style);
      room -= wider.width - tables[i].width;
      tables[i] = std::move(wider);
    }
    if (!text.empty()) text += '\n';
    text += beside_each_other(tables, first, last);
    first = last;
  }
  return text;
}

}  // namespace musubi
