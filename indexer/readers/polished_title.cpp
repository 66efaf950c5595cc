#include "indexer/readers/polished_title.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "common/calendar/date_finder.h"
#include "common/text/utf8.h"
#include "indexer/readers/leading_marks.h"

namespace musubi {

namespace {

// ホームステイ先の募集について 6/12
std::string_view without_day(std::string_view line) {
  const std::size_t blank = line.rfind(' ');
  if (blank == line.npos) return line;
  const std::string_view day = line.substr(blank + 1);
  const bool is_day = day.find('/') != day.npos &&
                      day.find_first_not_of("0123456789/") == day.npos && day.size() <= 10;
  return is_day ? trim(line.substr(0, blank)) : line;
}

// くらし インド・ケララ州との10年の歩み: a section of the paper before the title.
std::string_view without_section(std::string_view line) {
  constexpr auto kSections = std::to_array<std::string_view>(
      {"くらし",   "ニュース",       "お知らせ",     "トピックス",   "政治",     "経済",
       "社会",     "国際",           "文化",         "地域",         "イベント", "コラム",
       "特集",     "行政",           "記者発表資料", "報道発表資料", "報道発表", "記者会見資料",
       "報道資料", "プレスリリース", "記者発表",     "新着情報"});
  // 【プレスリリース】, 《お知らせ》
  for (const auto& [opening, closing] : {std::pair("【", "】"), std::pair("《", "》")}) {
    if (!line.starts_with(opening)) continue;
    const std::size_t end = std::min(line.find(closing), line.size());
    const std::string_view inside = line.substr(std::strlen(opening), end - std::strlen(opening));
    if (std::find(kSections.begin(), kSections.end(), inside) == kSections.end()) continue;
    const std::string_view rest = trim(line.substr(end + std::strlen(closing)));
    if (char_count(rest) >= 8) return rest;
  }
  for (const std::string_view section : kSections) {
    if (!line.starts_with(section)) continue;
    const std::string_view rest = line.substr(section.size());
    const bool parted = rest.starts_with(" ") || rest.starts_with("　");
    if (parted && char_count(trim(rest)) >= 8) return trim(rest);
  }
  return line;
}

// Text that ran on behind its title in one line: cut where a date begins.
std::string_view before_date(std::string_view line) {
  if (char_count(line) <= kMaxHeadlineChars) return line;
  for (const DateMention& date : find_dates(line)) {
    const std::string_view head = trim(line.substr(0, date.begin));
    const std::size_t chars = char_count(head);
    if (chars >= 8 && chars <= kMaxHeadlineChars && head.find("。") == head.npos) return head;
  }
  return line;
}

// ここから本文です。 今年は…: the mark of the page ran into its text.
std::string_view without_page_mark(std::string_view line) {
  for (const std::string_view mark : {"ここから本文です。", "ここから本文です", "本文ここから"}) {
    if (line.starts_with(mark)) return trim(line.substr(mark.size()));
  }
  return line;
}

// 広報くまとり 令和5年11月号 2ページ ☆特集 4年ぶりの国際交流 … ■…: the issue of a paper before its
// headline, and the text that ran on behind it, in one line.
std::string_view without_issue(std::string_view line) {
  if (char_count(line) <= kMaxHeadlineChars) return line;
  for (const std::string_view paper : {"広報", "市報", "町報", "県報"}) {
    if (!line.starts_with(paper)) continue;
    std::size_t begin = 0;
    for (const std::string_view end : {"号 ", "ページ ", "特集 "}) {
      const std::size_t at = line.find(end, begin);
      if (at != line.npos && char_count(line.substr(0, at)) <= kMaxHeadlineChars) {
        begin = at + end.size();
      }
    }
    line = without_leading_marks(trim(line.substr(begin)));
    for (const std::string_view mark : {"■", "◆", "●"}) {
      line = line.substr(0, std::min(line.find(mark), line.size()));
    }
    return trim(line);
  }
  return line;
}

// 平成28年07月08日 記者発表資料 姉妹都市への派遣: the day of a release before its headline.
std::string_view without_day_of_release(std::string_view line) {
  constexpr std::size_t kMinRest = 10;
  const auto dates = find_dates(truncate_utf8(line, 40));
  if (dates.empty() || dates.front().begin != 0 || dates.front().date.day == 0) return line;
  const std::string_view rest = line.substr(dates.front().end);
  const bool is_parted = rest.starts_with(" ") || rest.starts_with("　");
  return is_parted && char_count(trim(rest)) >= kMinRest ? trim(rest) : line;
}

// date 2025-12-05 町が式典を開催: the head of a list of news ran into the title.
std::string_view without_dated_head(std::string_view line) {
  constexpr std::string_view kHead = "date ";
  if (!line.starts_with(kHead)) return line;
  const auto dates = find_dates(truncate_utf8(line, kHead.size() + 12));
  return dates.empty() || dates.front().begin != kHead.size()
             ? line
             : trim(line.substr(dates.front().end));
}

}  // namespace

std::string_view without_tail(std::string_view line) {
  constexpr auto kTails = std::to_array<std::string_view>(
      {" - ", "|", "｜", " – ", " — ", "...", "… ", " <", "＜", " 【", " :::", " 更新日", " 掲載日",
       " 公開日", " ここから本文", " 提携年月日"});
  // 産業など…交流促進へ goes on, and ends no title.
  constexpr std::string_view kCut = "…";
  line = line.substr(0, line.find_last_not_of(" |") + 1);  // of the row of a table
  std::size_t end = line.size() - (line.ends_with(kCut) ? kCut.size() : 0);
  for (const std::string_view tail : kTails) {
    const std::size_t at = line.find(tail);
    if (at != line.npos && char_count(line.substr(0, at)) >= 8) end = std::min(end, at);
  }
  return trim(line.substr(0, end));
}

std::string_view polished_title(std::string_view line) {
  line = without_issue(without_page_mark(without_dated_head(line)));
  line = without_day_of_release(line);
  return before_date(without_day(without_section(without_tail(without_leading_marks(line)))));
}

}  // namespace musubi
