#include "indexer/readers/chosen_heading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/calendar/date_finder.h"
#include "common/text/body_names.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/readers/leading_marks.h"
#include "indexer/readers/no_title.h"
#include "indexer/readers/polished_title.h"
#include "indexer/readers/shared_words.h"

namespace musubi {

namespace {

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

// Of headings above a text, the first whose words the text takes up, where the topmost has none
// of them: a site's name or slogan.
std::size_t heading_taken_up(const std::vector<PageLine>& lines, std::size_t first,
                             std::string_view text) {
  constexpr std::size_t kMaxHeadings = 6;
  constexpr std::size_t kMaxBytes = 2400;  // of the text
  constexpr auto kTies = std::to_array<std::string_view>(
      {"姉妹", "友好", "交流", "提携", "協定", "覚書", "訪問", "国際"});
  const std::string_view top = lines[first].in(text);
  if (!is_long_enough(top) || contains_any(top, kTies)) return first;
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
  if (is_touched(top, body)) return first;
  for (const std::size_t heading : headings) {
    if (is_taken_up(lines[heading].in(text), body)) return heading;
  }
  return first;
}

}  // namespace

bool is_long_enough(std::string_view line) {
  constexpr std::size_t kMinTitleChars = 3;
  return char_count(line) >= kMinTitleChars;
}

bool is_taken_up(std::string_view heading, std::string_view body) {
  constexpr double kMost = 0.4;
  return share_of_words(heading, body) >= kMost;
}

bool is_touched(std::string_view heading, std::string_view body) {
  constexpr double kNone = 0.1;
  return share_of_words(heading, body) > kNone;
}

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

}  // namespace musubi
