#include "indexer/readers/page_head.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/readers/page_lines.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxHeadBytes = 2000;
constexpr std::size_t kMinTrailParts = 3;

// Behind the mark that the text begins there; 0 where there is none.
std::size_t end_of_mark(std::string_view text) {
  const std::string_view head = truncate_utf8(text, kMaxHeadBytes);
  for (const std::string_view mark : {"ここから本文です。", "ここから本文です", "本文ここから"}) {
    if (const std::size_t at = head.find(mark); at != head.npos) return at + mark.size();
  }
  return 0;
}

// Two of these in one line, and none of them is a word of its text.
bool is_line_of_buttons(std::string_view line) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"文字サイズ", "文字の大きさ", "本文へ", "色合い", "背景色", "読み上げ", "ふりがな",
       "サイトマップ", "サイト内検索", "目的別検索", "検索の使い方", "Language", "Foreign", "RSS",
       "標準", "拡大", "縮小", "メニュー"});
  if (line.size() > 4 * 80 || line.find("。") != line.npos) return false;
  return std::count_if(kWords.begin(), kWords.end(),
                       [line](std::string_view word) { return line.find(word) != line.npos; }) >= 2;
}

bool is_of_head(std::string_view line) {
  return line.empty() || is_line_of_buttons(line) || parts_of_trail(line).size() >= kMinTrailParts;
}

// The lines that are no text, up to the first that is.
std::size_t end_of_buttons(std::string_view text) {
  std::size_t at = 0;
  while (at < std::min(text.size(), kMaxHeadBytes)) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (!is_of_head(trim(text.substr(at, end - at)))) return at;
    at = std::min(end + 1, text.size());
  }
  return at;
}

std::string trail_in(std::string_view head) {
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = trim(head.substr(0, end));
    if (parts_of_trail(line).size() >= kMinTrailParts) {
      return std::string(trim(line.substr(
          0,
          std::min({line.find("更新日"), line.find("ここから本文"), line.find("本文ここから")}))));
    }
    head.remove_prefix(std::min(end + 1, head.size()));
  }
  return "";
}

}  // namespace

PageHead head_of_page(std::string_view text) {
  const std::size_t mark = end_of_mark(text);
  const std::size_t end = mark > 0 ? mark : end_of_buttons(text);
  if (trim(text.substr(end)).empty()) return {};
  return {end, trail_in(text.substr(0, end))};
}

}  // namespace musubi
