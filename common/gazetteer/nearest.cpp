#include "common/gazetteer/nearest.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxChars = 64;

// Farther ones are other names: EU is no slip for DEU, a code of ドイツ.
constexpr double kMaxDistance = 0.5;
constexpr std::size_t kLeastLatinLetters = 4;

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size() && points.size() < kMaxChars;) {
    points += next_code_point(text, at);
  }
  return points;
}

// 0: the same; 1: nothing in common.
double relative_distance(std::u32string_view typed, std::u32string_view name) {
  const std::size_t longer = std::max(typed.size(), name.size());
  if (longer == 0) return 0;
  return static_cast<double>(edit_distance(typed, name)) / static_cast<double>(longer);
}

}  // namespace

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  // Rows of the distance table for the prefixes of `a` that end two, one and no characters back.
  std::array<std::vector<std::size_t>, 3> rows;
  rows.fill(std::vector<std::size_t>(b.size() + 1));
  auto& [before_last, last, row] = rows;
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replacement = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replacement, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
  }
  return row[b.size()];
}

std::vector<std::string> nearest_values(std::string_view folded,
                                        const std::vector<KnownValue>& known, std::size_t limit) {
  const std::u32string typed = code_points(folded);
  const bool is_code = typed.size() < kLeastLatinLetters &&
                       std::all_of(typed.begin(), typed.end(), [](char32_t c) { return c < 0x80; });
  if (is_code) return {};
  std::vector<std::pair<double, const std::string*>> candidates;
  for (const KnownValue& candidate : known) {
    double distance = 1;
    for (const std::string& name : candidate.names) {
      distance = std::min(distance, relative_distance(typed, code_points(name)));
    }
    if (distance <= kMaxDistance) candidates.emplace_back(distance, &candidate.value);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  candidates.resize(std::min(candidates.size(), limit));
  std::vector<std::string> values;
  values.reserve(candidates.size());
  for (const auto& [distance, value] : candidates) values.push_back(*value);
  return values;
}

}  // namespace musubi
