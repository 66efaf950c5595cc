#include "indexer/readers/short_title.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/readers/polished_title.h"

namespace musubi {

namespace {

constexpr std::size_t kShortTitleChars = 2;

// The first line below that is neither blank nor a date.
std::string_view line_below(const std::vector<PageLine>& lines, std::size_t at,
                            std::string_view text) {
  for (std::size_t i = at + 1; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::Blank && lines[i].kind != LineKind::Number) {
      return lines[i].in(text);
    }
  }
  return {};
}

}  // namespace

bool is_short_title(const std::vector<PageLine>& lines, std::size_t at, std::string_view text) {
  constexpr auto kPapers = std::to_array<std::string_view>(
      {"覚書", "協定", "宣言", "盟約", "議定", "条約", "契約", "規約", "規則", "規程", "会則",
       "定款", "決議", "声明", "憲章", "要綱", "名簿", "祝辞", "式辞"});
  const std::string_view line = polished_title(lines[at].in(text));
  if (char_count(line) != kShortTitleChars) return false;
  if (std::find(kPapers.begin(), kPapers.end(), line) != kPapers.end()) return true;
  const std::string_view below = line_below(lines, at, text);
  const bool is_text = below.find("。") != below.npos || char_count(below) > kMaxHeadlineChars;
  return is_text && text.find(line, lines[at].end) != text.npos;
}

}  // namespace musubi
