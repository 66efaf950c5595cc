#include "indexer/readers/page_title.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/text/body_names.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/readers/chosen_heading.h"
#include "indexer/readers/leading_marks.h"
#include "indexer/readers/no_title.h"
#include "indexer/readers/page_lines.h"
#include "indexer/readers/polished_title.h"
#include "indexer/readers/short_title.h"
#include "indexer/readers/tie_sheet.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxLookedThrough = 8U << 10;  // of the beginning
constexpr std::size_t kMinStepChars = 2;             // of a trail

// Lines with bullets, one below the other, that stand above the text.
bool is_in_list(const std::vector<PageLine>& lines, std::size_t at, std::string_view text) {
  constexpr std::string_view kBullet = "•";
  constexpr std::size_t kMinLines = 3;
  const auto has_bullet = [&](std::size_t i) { return lines[i].in(text).starts_with(kBullet); };
  std::size_t count = 0, begin = at, end = at;
  while (begin > 0 && has_bullet(begin - 1)) --begin;
  while (end < lines.size() && has_bullet(end)) ++end;
  if (has_bullet(at)) count = end - begin;
  return count >= kMinLines;
}

// ボイシ市との姉妹都市提携 below … > 姉妹都市: a heading that says more than the last of the trail.
bool is_finer(std::string_view heading, std::string_view trail) {
  constexpr std::size_t kShortTrail = 6;
  const std::size_t chars = char_count(heading);
  if (chars > kMaxHeadlineChars || heading.ends_with("。")) return false;
  return chars > char_count(trail) &&
         (heading.find(trail) != heading.npos || char_count(trail) < kShortTrail);
}

// 海外との連携, the last of a trail, above 或る州との防災協力: a section, where the text takes up
// the words of the heading and none of its.
bool is_section_above(std::string_view trail, std::string_view heading, std::string_view body) {
  return char_count(heading) <= kMaxHeadlineChars && heading.find("。") == heading.npos &&
         is_taken_up(heading, body) && !is_touched(trail, body);
}

// Of a page that states a tie by labels, what it calls itself among its headings.
std::string_view heading_of_sheet(const std::vector<PageLine>& lines, std::string_view text) {
  constexpr std::size_t kMaxLines = 40;
  if (parties_of_sheet(text).empty()) return {};
  for (std::size_t i = 0; i < lines.size() && i < kMaxLines; ++i) {
    const std::string_view line = lines[i].in(text);
    if (line.ends_with("の概要") && char_count(line) <= kMaxHeadlineChars) return line;
  }
  return {};
}

// ○姉妹都市提携 in a collection of rules, above 高崎市・モンテンルパ市姉妹都市提携協定書: the
// paper's own name.
std::string_view name_of_paper(const std::vector<PageLine>& lines, std::size_t heading,
                               std::string_view title, std::string_view text) {
  constexpr std::size_t kMaxLines = 4;
  constexpr auto kPapers = std::to_array<std::string_view>(
      {"協定書", "覚書", "宣言", "宣言書", "盟約書", "趣意書", "盟約"});
  if (ends_with_any(title, kPapers)) return {};
  for (std::size_t i = heading + 1; i < lines.size() && i <= heading + kMaxLines; ++i) {
    const std::string_view line = lines[i].in(text);
    const bool is_name = line.size() > title.size() && ends_with_any(line, kPapers) &&
                         char_count(line) <= kMaxHeadlineChars;
    if (lines[i].kind == LineKind::Text && is_name && line.find(title) != line.npos) return line;
  }
  return {};
}

// What stands above the way to a page is of its site: menus, 安全・安心情報.
std::size_t first_trail(const std::vector<PageLine>& lines) {
  constexpr std::size_t kMaxLines = 60;
  for (std::size_t i = 0; i < lines.size() && i < kMaxLines; ++i) {
    if (lines[i].kind == LineKind::Trail) return i;
  }
  return 0;
}

// 登米市国際交流協会, 熊本のニュース一覧: whose page it is, or its section, right above its
// heading.
bool is_above_heading(const std::vector<PageLine>& lines, std::size_t at, std::string_view text) {
  constexpr std::size_t kMaxChars = 30;
  const std::string_view line = lines[at].in(text);
  if (!is_name_of_body(line) && !line.ends_with("ニュース一覧")) return false;
  std::size_t next = at + 1;
  while (next < lines.size() && lines[next].kind == LineKind::Blank) ++next;
  if (next == lines.size() || lines[next].kind != LineKind::Text) return false;
  const std::string_view heading = lines[next].in(text);
  return heading.find("。") == heading.npos &&
         (is_long_enough(heading) || is_short_title(lines, next, text)) &&
         (char_count(heading) <= kMaxChars || line.ends_with("一覧"));
}

// ニュース » 記事詳細: what a site calls each of its pages.
bool is_name_of_view(std::string_view step) {
  constexpr auto kViews = std::to_array<std::string_view>(
      {"記事詳細", "詳細", "詳細情報", "ニュース詳細", "お知らせ詳細", "詳細ページ", "記事"});
  return std::find(kViews.begin(), kViews.end(), step) != kViews.end();
}

// The line behind the mark of a page where its text begins, if nothing above it leads to the page.
std::size_t begin_of_text(const std::vector<PageLine>& lines, std::string_view text) {
  constexpr auto kMarks = std::to_array<std::string_view>(
      {"ここから本文です。", "ここから本文です", "本文ここから", "ここから本文"});
  for (std::size_t i = 0; i < lines.size() && i <= lines.size() / 2; ++i) {
    if (lines[i].kind == LineKind::Trail) return 0;
    const std::string_view line = lines[i].in(text);
    if (std::find(kMarks.begin(), kMarks.end(), line) != kMarks.end()) return i + 1;
  }
  return 0;
}

}  // namespace

std::string title_of_text(std::string_view text) {
  text = truncate_utf8(text, kMaxLookedThrough);
  const auto lines = lines_of_page(text);
  if (const auto heading = heading_of_sheet(lines, text); !heading.empty()) {
    return std::string(heading);
  }
  constexpr std::size_t kMaxMenuChars = 13;
  const std::size_t way_at = first_trail(lines);
  std::string_view trail;
  for (std::size_t i = begin_of_text(lines, text); i < lines.size(); ++i) {
    const std::string_view line = lines[i].in(text);
    if (lines[i].kind == LineKind::Trail) {
      const std::string_view last = parts_of_trail(line).back();
      if (trail.empty() && char_count(last) >= kMinStepChars && !is_name_of_view(last))
        trail = without_leading_marks(without_tail(last));
      continue;
    }
    if (lines[i].kind != LineKind::Text || is_no_title(line) || is_above_heading(lines, i, text) ||
        (i < way_at && char_count(line) <= kMaxMenuChars) || is_in_list(lines, i, text)) {
      continue;
    }
    const bool is_short = is_short_title(lines, i, text);
    const std::size_t chosen = is_short ? i : chosen_heading(lines, i, text);
    const std::string_view title = polished_title(lines[chosen].in(text));
    if (!is_short && !is_long_enough(title)) continue;
    if (!trail.empty() && !is_finer(title, trail) &&
        !is_section_above(trail, title, text.substr(lines[chosen].end))) {
      return std::string(trail);
    }
    const std::string_view paper = name_of_paper(lines, chosen, title, text);
    return std::string(paper.empty() ? title : paper);
  }
  return std::string(trail);
}

}  // namespace musubi
