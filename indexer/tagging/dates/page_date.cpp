#include "indexer/tagging/dates/page_date.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "common/calendar/japanese_era.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/tagging/dates/signing_words.h"
#include "indexer/tagging/dates/url_date.h"
#include "indexer/tagging/page/lines.h"

namespace musubi {

namespace {

constexpr std::size_t kDateReach = 20000;  // bytes from the beginning

// 2016年12月15日付, 2018年8月7日(火) 1時50分: nothing but this follows.
bool ends_line(std::string_view behind) {
  const std::size_t line_end = std::min(behind.find('\n'), behind.size());
  const std::string_view rest = trim(behind.substr(0, line_end));
  constexpr auto kEnds = std::to_array<std::string_view>({")", "】", "付", "(", "号", "」"});
  constexpr std::size_t kMaxChars = 12;
  if (rest.empty()) return true;
  return char_count(rest) <= kMaxChars &&
         std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return rest.starts_with(end); });
}

// (2016年2月20日、ある民報): which paper a page was taken from.
bool is_in_credit(std::string_view before, std::string_view behind) {
  using Brackets = std::pair<std::string_view, std::string_view>;
  constexpr auto kBrackets =
      std::to_array<Brackets>({{"(", ")"}, {"[", "]"}, {"【", "】"}, {"=", "="}});
  constexpr auto kPapers = std::to_array<std::string_view>(
      {"新聞", "新報", "日報", "民報", "時報", "通信", "広報", "放送", "タイムズ", "朝刊", "夕刊"});
  const auto opened = std::find_if(kBrackets.begin(), kBrackets.end(), [&](const Brackets& pair) {
    return before.ends_with(pair.first);
  });
  if (opened == kBrackets.end()) return false;
  const std::string_view rest = behind.substr(0, behind.find('\n'));
  const std::string_view closing = opened->second;
  return rest.ends_with(closing) && rest.find(closing) == rest.size() - closing.size() &&
         contains_any(rest, kPapers);
}

bool stands_apart(std::string_view text, const DateMention& one) {
  constexpr auto kParticles = std::to_array<std::string_view>(
      {"に", "は", "から", "の", "を", "まで", "、", "より", "~", "で", "と", "が"});
  constexpr auto kOpenings = std::to_array<std::string_view>({"日", "【", "(", ":"});
  constexpr auto kSources = std::to_array<std::string_view>({"」", "』", "】", ")", "、", "/"});
  const std::string_view behind = text.substr(one.end);
  const auto is_next = [&](std::string_view word) { return behind.starts_with(word); };
  const std::string_view before = line_before(text, one.begin);
  if (is_in_credit(before, behind)) return true;
  if (std::any_of(kParticles.begin(), kParticles.end(), is_next)) return false;
  const auto is_before = [&](std::string_view word) { return before.ends_with(word); };
  if (before.empty() || text[one.begin - 1] == ' ' ||
      std::any_of(kOpenings.begin(), kOpenings.end(), is_before)) {
    return true;
  }
  // 「人民網日本語版」2017年11月29日
  return ends_line(behind) && std::any_of(kSources.begin(), kSources.end(), is_before);
}

// 広報 令和元年10月号, (令和元年10月「広報」)
bool is_of_issue(std::string_view text, const DateMention& one) {
  const std::string_view behind = text.substr(one.end);
  return one.date.month != 0 && one.date.day == 0 &&
         (behind.starts_with("号") || is_in_credit(line_before(text, one.begin), behind));
}

// 平成31年第1回定例会 3月6日: the year of a sitting, and its day further on in the line.
void add_sittings(std::string_view text, const std::vector<DateMention>& dates,
                  const std::vector<UndatedMention>& undated, std::vector<DateMention>& written) {
  constexpr std::size_t kMaxLineBytes = 180;
  constexpr std::size_t kTop = 1500;
  for (const DateMention& year : dates) {
    if (year.begin > kTop) break;
    if (year.date.day != 0) continue;
    const std::size_t end = std::min(text.find('\n', year.end), text.size());
    const std::string_view line = line_before(text, end);
    const bool is_sitting = line.size() <= kMaxLineBytes &&
                            (line.find("会") != line.npos || line.find("号") != line.npos) &&
                            line.find("。") == line.npos;
    if (!is_sitting) continue;
    for (const UndatedMention& day : undated) {
      if (day.begin < year.end || day.end > end || day.month == 0 || day.day == 0) continue;
      const Date date{.year = year.date.year, .month = day.month, .day = day.day};
      if (is_possible(date)) written.push_back({day.begin, day.end, date});
      break;
    }
  }
}

}  // namespace

std::vector<DateMention> dates_of_page(const PageText& page, const std::vector<DateMention>& dates,
                                       const std::vector<UndatedMention>& undated) {
  const std::string_view text = page.text();
  std::vector<DateMention> written;
  for (const DateMention& one : dates) {
    if (one.begin > kDateReach) break;
    if (is_of_issue(text, one)) {
      written.push_back(one);
      continue;
    }
    if (one.date.day == 0 || !stands_apart(text, one)) continue;
    const bool has_label = is_signing_label(line_before(text, one.begin)) ||
                           is_signing_label(line_above(text, one.begin));
    const std::string_view behind = truncate_utf8(text.substr(one.end), 30);
    const bool is_signing = tells_of_signing(behind.substr(0, behind.find('\n')));
    if (!has_label && !is_signing) written.push_back(one);
  }
  add_sittings(text, dates, undated, written);
  std::sort(written.begin(), written.end(),
            [](const DateMention& a, const DateMention& b) { return a.begin < b.begin; });
  if (!written.empty()) return written;
  if (const auto published = date_of_url(page.url())) written.push_back({0, 0, *published});
  return written;
}

Date written_before(const std::vector<DateMention>& written, std::size_t at) {
  if (written.empty()) return {};
  const auto behind = std::partition_point(written.begin(), written.end(),
                                           [&](const DateMention& one) { return one.begin < at; });
  return behind == written.begin() ? written.front().date : std::prev(behind)->date;
}

}  // namespace musubi
