#include "indexer/tagging/dates/url_date.h"

#include <algorithm>
#include <string>

#include "common/calendar/date_parser.h"
#include "common/text/ascii.h"

namespace musubi {

namespace {

constexpr int kFirstPages = 1995;  // before, there were none
constexpr int kLastPages = 2099;

std::string_view digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return text.substr(at, end - at);
}

// Of eight digits, which is a day of those years.
std::optional<Date> day_of(std::string_view digits) {
  const auto date = parse_date(digits);
  if (!date || date->day == 0) return std::nullopt;
  return date->year >= kFirstPages && date->year <= kLastPages ? date : std::nullopt;
}

// 2018/06/02 or 2018-06-02, or 2018-06/02.
std::optional<Date> parted_date(std::string_view text) {
  constexpr std::string_view kMarks = "/-_.";
  std::string digits;
  for (const std::size_t count : {4U, 2U, 2U}) {
    const std::string_view part = digits_at(text, 0);
    if (part.size() != count) return std::nullopt;
    digits += part;
    text.remove_prefix(count);
    if (digits.size() == 8) break;
    if (text.empty() || kMarks.find(text.front()) == kMarks.npos) return std::nullopt;
    text.remove_prefix(1);
  }
  return day_of(digits);
}

}  // namespace

std::optional<Date> date_of_url(std::string_view url) {
  constexpr std::size_t kDay = 8;
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == url.npos ? 0 : scheme + 3);
  if (path == url.npos) return std::nullopt;
  url.remove_prefix(path);
  std::optional<Date> last;
  for (std::size_t at = 0; at < url.size();) {
    const std::string_view digits = digits_at(url, at);
    // With the time or a number behind it: 201806020015, 20180602123000.
    const bool may_be_day =
        digits.size() == kDay || digits.size() == kDay + 4 || digits.size() == kDay + 6;
    const auto date = may_be_day ? day_of(digits.substr(0, kDay)) : parted_date(url.substr(at));
    if (date) last = date;
    at += std::max<std::size_t>(digits.size(), 1);
  }
  return last;
}

}  // namespace musubi
