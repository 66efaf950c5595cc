#include "common/analysis/fingerprint_difference.h"

#include <algorithm>
#include <vector>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::string_view kSeparator = "; ";
constexpr std::size_t kMaxNamed = 3;
constexpr std::size_t kMaxNameBytes = 60;

using Parts = std::vector<std::string_view>;

Parts parts_of(std::string_view fingerprint) {
  Parts parts;
  while (!fingerprint.empty()) {
    const auto end = std::min(fingerprint.find(kSeparator), fingerprint.size());
    parts.push_back(fingerprint.substr(0, end));
    fingerprint.remove_prefix(std::min(end + kSeparator.size(), fingerprint.size()));
  }
  return parts;
}

// "words.dic" of "words.dic 0123456789abcdef".
std::string_view name_of(std::string_view part) {
  return part.substr(0, part.rfind(' '));
}

void note_missing(const Parts& parts, const Parts& others, Parts& names) {
  for (const std::string_view part : parts) {
    if (std::find(others.begin(), others.end(), part) != others.end()) continue;
    if (names.size() > kMaxNamed) return;
    const std::string_view name = name_of(part);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
}

}  // namespace

std::string fingerprint_difference(std::string_view one, std::string_view other) {
  const Parts first = parts_of(one);
  const Parts second = parts_of(other);
  Parts names;
  note_missing(first, second, names);
  note_missing(second, first, names);
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMaxNamed); ++i) {
    if (i > 0) text += ", ";
    text += printable(truncate_utf8(names[i], kMaxNameBytes));
  }
  if (names.size() > kMaxNamed) text += " and more";
  return text;
}

}  // namespace musubi
