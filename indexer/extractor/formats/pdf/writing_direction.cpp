#include "indexer/extractor/formats/pdf/writing_direction.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMinLetters = 20;

struct Spot {
  double across = 0, along = 0, size = 0;
};

// The usual way from one letter to the next along the lines, in sizes of a letter; letters are on
// one line where their middles are.  0 where hardly any has a next one.
double usual_step(std::vector<Spot> spots) {
  std::sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) {
    const double line_a = std::round(a.across / (0.5 * a.size));
    const double line_b = std::round(b.across / (0.5 * b.size));
    return line_a != line_b ? line_a < line_b : a.along < b.along;
  });
  std::vector<double> steps;
  for (std::size_t at = 1; at < spots.size(); ++at) {
    const Spot& one = spots[at - 1];
    const Spot& next = spots[at];
    if (std::abs(next.across - one.across) > 0.3 * one.size || next.along <= one.along) continue;
    steps.push_back((next.along - one.along) / one.size);
  }
  if (steps.size() * 3 < spots.size()) return 0;
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return *middle;
}

}  // namespace

bool stands_in_columns(std::span<const PdfWord> words) {
  std::vector<double> sizes;
  std::size_t single = 0;
  for (const PdfWord& word : words) {
    if (char_count(word.text) > 2) continue;
    ++single;
    sizes.push_back(std::max(word.height(), word.right - word.left));
  }
  if (single < kMinLetters || single * 5 < words.size() * 4) return false;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  const double size = *middle;
  if (size <= 0) return false;
  std::vector<Spot> downwards, rightwards;
  for (const PdfWord& word : words) {
    const double x = (word.left + word.right) / 2;
    downwards.push_back({x, word.middle(), size});
    rightwards.push_back({word.middle(), x, size});
  }
  const double down = usual_step(std::move(downwards));
  const double right = usual_step(std::move(rightwards));
  return down > 0 && down < 1.7 && (right == 0 || down < 0.9 * right);
}

}  // namespace musubi
