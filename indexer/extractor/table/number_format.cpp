#include "indexer/extractor/table/number_format.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>

#include "common/calendar/japanese_era.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Without what is in quotes, in brackets or behind a backslash, in small letters.
std::string bare_code(std::string_view code) {
  std::string bare;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (c == '[') {
      // [h] and [mm] are times that run on; colours, conditions and locales are not shown.
      const std::size_t end = std::min(code.find(']', at), code.size());
      const std::string_view inside = code.substr(at + 1, end - at - 1);
      if (inside == "h" || inside == "hh" || inside == "m" || inside == "mm") bare += inside;
      at = end;
    } else if (c == ';') {
      break;  // what follows is for negative numbers
    } else {
      bare += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return bare;
}

std::string era_date(const Date& date) {
  const auto& eras = japanese_eras();
  for (auto era = eras.rbegin(); era != eras.rend(); ++era) {
    if (date < era->first_day) continue;
    std::string name;
    for (const char32_t c : era->name) append_utf8(name, c);
    const int year = date.year - era->first_day.year + 1;
    return fmt::format("{}{}年{}月{}日", name, year, date.month, date.day);
  }
  return to_string(date);
}

// "aaa", "(ddd)": 月, and nothing else of the day.
bool is_weekday(std::string_view bare) {
  std::string letters;
  for (const char c : bare) {
    if (c >= 'a' && c <= 'z') letters += c;
    if (c >= '0' && c <= '9') return false;
  }
  return letters == "aaa" || letters == "aaaa" || letters == "ddd" || letters == "dddd";
}

std::string weekday(std::chrono::sys_days day) {
  constexpr std::array<std::string_view, 7> kNames = {"日", "月", "火", "水", "木", "金", "土"};
  return std::string(kNames[std::chrono::weekday(day).c_encoding()]) + "曜日";
}

std::string plain_number(std::string_view value) {
  const std::string text(value);
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || *end != '\0') return text;
  // 0.1 + 0.2 is written as 0.30000000000000004, and as 1E-3 where that is shorter.
  return fmt::format("{:.15g}", number);
}

}  // namespace

NumberKind kind_of_builtin_format(int number) {
  if (number == 9 || number == 10) return NumberKind::Percent;
  if (number == 22) return NumberKind::DateTime;
  if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35) ||
      (number >= 45 && number <= 47)) {
    return NumberKind::Time;
  }
  // The Japanese ones: 27 and 28 to 29, 50 and 51 to 54 count by era in one width or another.
  if ((number >= 27 && number <= 29) || number == 36 || number == 50 || number == 51 ||
      number == 54 || number == 57 || number == 58) {
    return NumberKind::Era;
  }
  if ((number >= 14 && number <= 17) || (number >= 30 && number <= 31) ||
      (number >= 52 && number <= 56)) {
    return NumberKind::Date;
  }
  return NumberKind::General;
}

NumberKind kind_of_format(std::string_view code) {
  const std::string bare = bare_code(code);
  if (bare.find("general") != std::string::npos) return NumberKind::General;
  if (is_weekday(bare)) return NumberKind::Weekday;
  const auto has = [&](char c) { return bare.find(c) != std::string::npos; };
  const bool has_era = has('g') || (has('e') && !has('0') && !has('#'));
  const bool has_day = has('y') || has('d') || has_era || (has('m') && !has('h') && !has('s'));
  const bool has_time = has('h') || has('s');
  if (has('0') && !has_day && !has('h'))
    return has('%') ? NumberKind::Percent : NumberKind::General;
  if (has_day && has_time) return NumberKind::DateTime;
  if (has_era) return NumberKind::Era;
  if (has_day) return NumberKind::Date;
  if (has_time) return NumberKind::Time;
  return has('%') ? NumberKind::Percent : NumberKind::General;
}

std::string shown_number(std::string_view value, NumberKind kind, bool is_1904) {
  if (kind == NumberKind::General) return plain_number(value);
  const std::string text(value);
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || *end != '\0' || !(std::fabs(number) < 3e6)) return plain_number(value);
  if (kind == NumberKind::Percent) return fmt::format("{:.10g}%", number * 100);
  if (number < 0) return plain_number(value);
  const long minutes = std::lround((number - std::floor(number)) * 1440);
  const std::string time = fmt::format("{}:{:02}", minutes / 60, minutes % 60);
  if (kind == NumberKind::Time) return time;
  // Excel counts a 29 February 1900 that never was.
  const auto days = static_cast<int>(std::floor(number)) + (is_1904 ? 0 : number < 60 ? 1 : 0);
  using namespace std::chrono;
  const sys_days first = is_1904 ? sys_days(year{1904} / 1 / 1) : sys_days(year{1899} / 12 / 30);
  if (kind == NumberKind::Weekday) return weekday(first + std::chrono::days(days));
  const year_month_day day(first + std::chrono::days(days));
  const Date date{static_cast<int>(day.year()),
                  static_cast<int>(static_cast<unsigned>(day.month())),
                  static_cast<int>(static_cast<unsigned>(day.day()))};
  if (date.year > 9999) return plain_number(value);
  if (kind == NumberKind::Era) return era_date(date);
  if (kind == NumberKind::DateTime && minutes > 0) return to_string(date) + " " + time;
  return to_string(date);
}

}  // namespace musubi
