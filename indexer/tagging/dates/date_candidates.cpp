#include "indexer/tagging/dates/date_candidates.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "common/calendar/date_parser.h"
#include "common/calendar/japanese_era.h"
#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/tagging/dates/page_date.h"
#include "indexer/tagging/dates/undated.h"

namespace musubi {

namespace {

// 昨年(2016年)12月14日: the year stands right before, in brackets.
bool takes_up(const DateCandidate& year, const UndatedMention& rest, std::string_view text) {
  const std::string_view gap = text.substr(year.end, rest.begin - year.end);
  return year.date.month == 0 && (gap == ")" || gap == "の");
}

// 「2020年東京オリンピック事前合宿に関する覚書」: a year that begins a name.
bool is_in_name(const DateMention& one, std::string_view text) {
  const std::string_view before = text.substr(0, one.begin);
  const bool opens = before.ends_with("「") || before.ends_with("『");
  return opens && one.date.month == 0 && !text.substr(one.end).starts_with("」");
}

// 20240401, which is a date only beside a label.
void add_packed(std::string_view reach, std::vector<DateCandidate>& candidates) {
  constexpr std::size_t kDigits = 8;
  for (std::size_t at = 0; at < reach.size();) {
    std::size_t end = at;
    while (end < reach.size() && is_digit(reach[end])) ++end;
    const std::string_view digits = reach.substr(at, end - at);
    if (digits.size() == kDigits && (digits.starts_with("19") || digits.starts_with("20"))) {
      if (const auto date = parse_date(digits)) candidates.push_back({at, end, *date, true});
    }
    at = std::max(end, at + 1);
  }
}

// 同日, of the last day that is named before it.
void add_same_day(std::string_view reach, std::vector<DateCandidate>& candidates) {
  constexpr std::string_view kSameDay = "同日";
  constexpr std::size_t kMaxDistance = 600;
  std::vector<DateCandidate> same;
  for (std::size_t at = reach.find(kSameDay); at != reach.npos;
       at = reach.find(kSameDay, at + kSameDay.size())) {
    const DateCandidate* last = nullptr;
    for (const DateCandidate& one : candidates) {
      if (one.end > at) break;
      if (one.date.day != 0 && !one.needs_label && at - one.end <= kMaxDistance) last = &one;
    }
    if (last != nullptr) same.push_back({at, at + kSameDay.size(), last->date});
  }
  candidates.insert(candidates.end(), same.begin(), same.end());
}

// 本日締結いたしました: the day of the page itself.
void add_today(std::string_view reach, const std::vector<DateMention>& written,
               std::vector<DateCandidate>& candidates) {
  constexpr std::string_view kToday = "本日";
  for (std::size_t at = reach.find(kToday); at != reach.npos;
       at = reach.find(kToday, at + kToday.size())) {
    const Date day = written_before(written, at);
    if (day.day != 0) candidates.push_back({at, at + kToday.size(), day});
  }
}

// 12月10日に来県し、…初日の10日に: the day of a visit whose month was told right before.
std::optional<Date> day_of_visit(const std::vector<DateMention>& dates, const UndatedMention& one) {
  constexpr std::size_t kMaxDistance = 400;
  constexpr int kMaxDays = 10;
  if (one.hint != YearHint::None || one.year != 0 || one.month != 0) return std::nullopt;
  const DateMention* last = nullptr;
  for (const DateMention& date : dates) {
    if (date.end > one.begin) break;
    if (date.date.day != 0) last = &date;
  }
  if (last == nullptr || one.begin - last->end > kMaxDistance) return std::nullopt;
  const int later = one.day - last->date.day;
  if (later < 0 || later > kMaxDays) return std::nullopt;
  const Date date{.year = last->date.year, .month = last->date.month, .day = one.day};
  return is_possible(date) ? std::optional(date) : std::nullopt;
}

void sort_in_order(std::vector<DateCandidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(),
            [](const DateCandidate& a, const DateCandidate& b) { return a.begin < b.begin; });
}

}  // namespace

std::vector<DateCandidate> date_candidates(const PageText& page,
                                           const std::vector<DateMention>& dates,
                                           std::size_t reach) {
  const std::string_view text = page.text();
  const std::string_view beginning = truncate_utf8(text, reach);
  std::vector<DateCandidate> candidates;
  for (const DateMention& one : dates) {
    if (one.is_past_era || is_in_name(one, text)) continue;
    candidates.push_back({one.begin, one.end, one.date});
  }
  const std::size_t dated = candidates.size();
  const auto undated = find_undated(beginning, dates);
  const auto written = dates_of_page(page, dates, undated);
  std::vector<DateMention> told;  // in the text, and not of the page itself
  for (const DateMention& one : dates) {
    if (std::none_of(written.begin(), written.end(),
                     [&](const DateMention& other) { return other.begin == one.begin; })) {
      told.push_back(one);
    }
  }
  std::size_t next = 0;
  for (const UndatedMention& one : undated) {
    while (next < dated && candidates[next].end <= one.begin) ++next;
    if (next > 0 && one.month != 0 && takes_up(candidates[next - 1], one, text)) {
      candidates[next - 1].date.month = one.month;
      candidates[next - 1].date.day = one.day;
      candidates[next - 1].end = one.end;
    } else if (const auto day = day_of_visit(told, one)) {
      candidates.push_back({one.begin, one.end, *day});
    } else if (const auto date = resolve(one, written_before(written, one.begin))) {
      candidates.push_back({one.begin, one.end, *date});
    }
  }
  add_packed(beginning, candidates);
  add_today(beginning, written, candidates);
  sort_in_order(candidates);
  add_same_day(beginning, candidates);
  sort_in_order(candidates);
  return candidates;
}

}  // namespace musubi
