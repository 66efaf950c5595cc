#include "common/gazetteer/nearest.h"

#include <algorithm>
#include <utility>

#include "common/text/edit_distance.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxChars = 64;

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

// A slip leaves most of a name as it was: two letters in three, of the two or three kanji of a
// short name one in two.  In Latin letters, names of three and fewer are too near to each other.
bool is_near(std::u32string_view typed, std::u32string_view name) {
  const auto is_all = [typed](auto holds) {
    return std::all_of(typed.begin(), typed.end(), holds);
  };
  const std::size_t longer = std::max(typed.size(), name.size());
  constexpr std::size_t kShort = 3;
  if (is_all([](char32_t c) { return c < 0x3000; })) {
    return longer > kShort ? relative_distance(typed, name) <= 1.0 / 3 : typed == name;
  }
  if (name.size() > 1 && typed.find(name) != typed.npos) return true;  // 中国大陸
  const bool is_kana = is_all([](char32_t c) { return c < 0x3400; });
  const double most = !is_kana && longer <= kShort ? 1.0 / 2 : 1.0 / 3;
  return relative_distance(typed, name) <= most;
}

}  // namespace

std::vector<std::string> nearest_values(std::string_view folded,
                                        const std::vector<KnownValue>& known, std::size_t limit) {
  const std::u32string typed = code_points(folded);
  std::vector<std::pair<double, const std::string*>> candidates;
  for (const KnownValue& candidate : known) {
    double distance = 1;
    for (const std::string& name : candidate.names) {
      const std::u32string points = code_points(name);
      if (is_near(typed, points)) distance = std::min(distance, relative_distance(typed, points));
    }
    if (distance < 1) candidates.emplace_back(distance, &candidate.value);
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
