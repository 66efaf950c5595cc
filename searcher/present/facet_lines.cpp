#include "searcher/present/facet_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/messages.h"
#include "searcher/present/facet_tables.h"
#include "searcher/present/single_line.h"
#include "searcher/present/years.h"

namespace musubi {

namespace {

constexpr std::string_view kBetween = "・";

std::string entry_of(const FacetCount& count) {
  return fmt::format("{}{} {}", count.chosen ? "*" : "", single_line(count.value),
                     grouped(count.count));
}

// In the order in which they are worth their room: the chosen ones first.
std::vector<const FacetCount*> by_worth(const std::vector<FacetCount>& counts) {
  std::vector<const FacetCount*> values;
  for (const FacetCount& count : counts) values.push_back(&count);
  std::stable_partition(values.begin(), values.end(),
                        [](const FacetCount* count) { return count->chosen; });
  return values;
}

std::string fitted(const std::vector<FacetCount>& counts, std::string_view label, int room,
                   const TextStyle& style) {
  const auto width = [&](std::string_view text) { return display_width(text, style.ambiguous); };
  const std::string most = fmt::format("・{}", others(counts.size(), label));
  std::string line;
  std::size_t shown = 0;
  const auto values = by_worth(counts);
  for (const FacetCount* value : values) {
    const std::string entry = entry_of(*value);
    const bool is_last = shown + 1 == values.size();
    const int needed = width(line) + width(kBetween) + width(entry) + (is_last ? 0 : width(most));
    if (shown > 0 && needed > room) break;
    if (shown > 0) line += kBetween;
    line += entry;
    ++shown;
  }
  if (shown == 0) return line;
  if (shown < values.size()) {
    line += fmt::format("{}{}", kBetween, others(values.size() - shown, label));
  }
  return shorten_to_width(line, room, style.ambiguous);
}

}  // namespace

std::string facet_lines(const std::vector<FacetResult>& facets, std::size_t limit,
                        const TextStyle& style) {
  std::vector<const FacetResult*> shown;
  std::vector<std::string> others;
  for (const FacetResult& facet : facets) {
    if (facet.counts.empty() || facet.is_grouped) continue;
    if (shown.size() < limit) {
      shown.push_back(&facet);
    } else {
      others.push_back(facet_label(facet));
    }
  }
  int label_width = 0;
  for (const FacetResult* facet : shown) {
    label_width = std::max(label_width, display_width(facet_label(*facet), style.ambiguous));
  }
  const int room = std::max(style.columns - label_width - 2, 8);
  std::string lines;
  for (const FacetResult* facet : shown) {
    const std::string label = shorten_to_width(facet_label(*facet), style.columns, style.ambiguous);
    const int padding = label_width + 2 - display_width(label, style.ambiguous);
    const bool is_of_years = facet->name == "year";
    const std::string values = is_of_years ? fitted_years(facet->counts, room, style)
                                           : fitted(facet->counts, facet->label, room, style);
    lines += fmt::format("{}{:{}}{}\n", painted(label, Look::Strong, style), "",
                         std::max(padding, 0), values);
  }
  if (!others.empty()) {
    const std::string rest =
        translated(fmt::format("ほかのファセット: {}（--facet 名前）", fmt::join(others, "・")));
    lines +=
        painted(shorten_to_width(rest, style.columns, style.ambiguous), Look::Dim, style) + "\n";
  }
  return lines;
}

}  // namespace musubi
