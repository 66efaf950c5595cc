#include "indexer/readers/page_title.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "common/calendar/date_finder.h"
#include "common/calendar/date_parser.h"
#include "common/text/body_names.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/readers/leading_marks.h"
#include "indexer/readers/no_title.h"
#include "indexer/readers/page_lines.h"
#include "indexer/readers/polished_title.h"
#include "indexer/readers/shared_words.h"
#include "indexer/readers/short_title.h"
#include "indexer/readers/tie_sheet.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxLookedThrough = 8U << 10;  // of the beginning
constexpr std::size_t kMinTitleChars = 3;            // but see short_title.h
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

bool begins_with_date(std::string_view line) {
  const auto dates = find_dates(truncate_utf8(line, 60));
  return !dates.empty() && dates.front().begin == 0;
}

// 【陸奥新報:2016年12月15日】 right below a headline that a page quotes.
bool is_credit(std::string_view line) {
  return line.starts_with("【") && line.ends_with("】") && !find_dates(line).empty();
}

// Of a page that begins with a sentence, the headline of the paper that it quotes.
std::size_t quoted_headline(const std::vector<PageLine>& lines, std::size_t first,
                            std::string_view text) {
  constexpr std::string_view kFullStop = "。";
  if (!lines[first].in(text).ends_with(kFullStop)) return first;
  std::size_t above = first;
  for (std::size_t i = first; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::Blank) continue;
    const std::string_view line = lines[i].in(text);
    const std::string_view headline = lines[above].in(text);
    const bool may_be = headline.find(kFullStop) == headline.npos && char_count(headline) >= 8 &&
                        char_count(headline) <= kMaxHeadlineChars;
    if (is_credit(line) && may_be) return above;
    above = i;
  }
  return first;
}

bool is_long_enough(std::string_view line) {
  return char_count(line) >= kMinTitleChars;
}

// Single lines between blank ones at the top are the way to the page; the last is its title.
std::size_t last_of_way(const std::vector<PageLine>& lines, std::size_t first,
                        std::string_view text) {
  constexpr std::size_t kMinSteps = 3;
  constexpr std::size_t kMaxStepChars = 13;  // of the first: a longer one is a headline
  constexpr std::size_t kMaxStep = 30;       // of those below it, but for the last
  const std::string_view top = lines[first].in(text);
  if (char_count(top) > kMaxStepChars && !is_name_of_body(top)) return first;
  std::size_t steps = 0;
  std::size_t last = first;
  for (std::size_t i = first; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::Text) continue;
    const bool stands_alone = (i == 0 || lines[i - 1].kind == LineKind::Blank) &&
                              (i + 1 < lines.size() && lines[i + 1].kind == LineKind::Blank);
    const std::string_view line = lines[i].in(text);
    if (begins_with_date(line)) continue;
    const bool is_no_step = is_caption(line) || contains_any(line, Words{"。", " | ", "?", "？"});
    if (!stands_alone || (is_no_step && (steps < kMinSteps || is_caption(line)))) break;
    if (line.find("。") != line.npos) break;
    const std::size_t chars = char_count(line);
    if (chars > kMaxHeadlineChars || (chars > kMaxStep && steps < kMinSteps)) break;
    ++steps;
    last = i;
    if (chars > kMaxStep) break;  // a heading in full: what follows is the text
  }
  return steps >= kMinSteps ? last : first;
}

// ■ before a line below short ones that only say whose page it is: that line is the headline.
std::size_t marked_headline(const std::vector<PageLine>& lines, std::size_t first,
                            std::string_view text) {
  constexpr auto kMarks = std::to_array<std::string_view>({"■", "◆", "●", "□", "◇"});
  constexpr std::size_t kMaxAbove = 5;
  constexpr std::size_t kMaxChars = 12;
  constexpr std::size_t kMinHeadlineChars = 10;  // 友好都市で深まる交流の絆 is one itself
  constexpr auto kTies = std::to_array<std::string_view>({"交流", "友好", "姉妹", "訪問"});
  std::size_t above = 0;
  for (std::size_t i = first; i < lines.size() && above <= kMaxAbove; ++i) {
    if (lines[i].kind != LineKind::Text) continue;
    const std::string_view line = lines[i].in(text);
    const bool is_marked = std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
      return line.starts_with(mark);
    });
    // 市内の出来事をお伝えします leads to what is told.
    const std::string_view lead = lines[first].in(text);
    const bool is_led_to =
        above == 1 && (lead.ends_with("お伝えします") || lead.ends_with("お伝えします。"));
    if (is_marked) return above >= 2 || is_led_to ? i : first;
    if (char_count(line) > kMaxChars && !line.ends_with("お伝えします")) break;
    if (char_count(line) >= kMinHeadlineChars && contains_any(line, kTies)) break;
    ++above;
  }
  return first;
}

// A heading that stands twice at the top, as the last step of a way and above its text, or once
// with a number behind it.
std::optional<std::size_t> repeated_heading(const std::vector<PageLine>& lines, std::size_t first,
                                            std::string_view text) {
  constexpr std::size_t kMaxLines = 12;
  constexpr std::size_t kMinChars = 8;
  std::vector<std::pair<std::size_t, std::string_view>> headings;
  std::size_t seen = 0;
  for (std::size_t i = first; i < lines.size() && seen < kMaxLines; ++i) {
    if (lines[i].kind != LineKind::Text) continue;
    ++seen;
    const std::string_view heading = without_leading_marks(lines[i].in(text));
    if (heading.find("。") != heading.npos) break;  // what stands twice in the text is a caption
    const std::size_t chars = char_count(heading);
    if (chars < kMinChars || chars > kMaxHeadlineChars || is_caption(heading)) continue;
    for (const auto& [line, above] : headings) {
      if (above.starts_with(heading) || heading.starts_with(above)) return line;
      if (above.ends_with(heading)) return i;  // 4. 友好交流を始めました
    }
    headings.emplace_back(i, heading);
  }
  return std::nullopt;
}

// ボイシ市との姉妹都市提携 below … > 姉妹都市: a heading that says more than the last of the trail.
bool is_finer(std::string_view heading, std::string_view trail) {
  constexpr std::size_t kShortTrail = 6;
  const std::size_t chars = char_count(heading);
  if (chars > kMaxHeadlineChars || heading.ends_with("。")) return false;
  return chars > char_count(trail) &&
         (heading.find(trail) != heading.npos || char_count(trail) < kShortTrail);
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

// Of headings above a text, the first whose words the text takes up, where the topmost has none
// of them: a site's name or slogan.
std::size_t heading_taken_up(const std::vector<PageLine>& lines, std::size_t first,
                             std::string_view text) {
  constexpr std::size_t kMaxHeadings = 6;
  constexpr std::size_t kMaxBytes = 2400;  // of the text
  constexpr double kNone = 0.1;
  constexpr auto kTies = std::to_array<std::string_view>(
      {"姉妹", "友好", "交流", "提携", "協定", "覚書", "訪問", "国際"});
  const std::string_view top = lines[first].in(text);
  if (!is_long_enough(top) || contains_any(top, kTies)) return first;
  constexpr double kMost = 0.4;
  std::vector<std::size_t> headings;
  std::size_t i = first;
  for (; i < lines.size() && headings.size() < kMaxHeadings; ++i) {
    const std::string_view line = lines[i].in(text);
    if (lines[i].kind != LineKind::Text || begins_with_date(line) || is_no_title(line)) continue;
    if (line.find("。") != line.npos || char_count(line) > kMaxHeadlineChars) break;
    headings.push_back(i);
  }
  if (headings.size() < 2 || i == lines.size()) return first;
  const std::string_view body = text.substr(lines[i].begin, kMaxBytes);
  if (share_of_words(top, body) > kNone) return first;
  for (const std::size_t heading : headings) {
    if (share_of_words(lines[heading].in(text), body) >= kMost) return heading;
  }
  return first;
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

// The heading of a page whose first line that may be its title is `first`.
std::size_t chosen_heading(const std::vector<PageLine>& lines, std::size_t first,
                           std::string_view text) {
  const std::size_t marked = marked_headline(lines, first, text);
  if (marked != first) return marked;
  const auto repeated = repeated_heading(lines, first, text);
  const std::size_t way = repeated ? *repeated : last_of_way(lines, first, text);
  if (way != first) return way;
  const std::size_t quoted = quoted_headline(lines, first, text);
  return quoted != first ? quoted : heading_taken_up(lines, first, text);
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
    if (!trail.empty() && !is_finer(title, trail)) return std::string(trail);
    const std::string_view paper = name_of_paper(lines, chosen, title, text);
    return std::string(paper.empty() ? title : paper);
  }
  return std::string(trail);
}

}  // namespace musubi
