#include "indexer/extractor/table/number_format.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>

#include "common/calendar/japanese_era.h"
#include "common/text/utf8.h"
#include "indexer/extractor/table/format_code.h"

namespace musubi {

namespace {

// Without what is in quotes, in brackets or behind a backslash, in small letters.
std::string bare_code(std::string_view code) {
  std::string bare;
  for (std::size_t at = 0, end = 0; at < code.size() && code[at] != ';'; at = end) {
    end = end_of_part(code, at);
    const char c = code[at];
    if (c == '[') {
      // [h] and [mm] are times that run on; colours, conditions and locales are not shown.
      const std::string_view inside = code.substr(at + 1, end - at - 1);
      const std::string_view unit = inside.substr(0, inside.find(']'));
      if (unit.find_first_not_of("hHmMsS") == unit.npos) bare += unit;
    } else if (c != '"' && c != '\\' && c != '!' && c != '_' && c != '*') {
      bare += c;
    }
  }
  for (char& c : bare) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return bare;
}

// Those of "ss.00" are digits of seconds.
bool has_zeros_of_numbers(std::string bare) {
  if (const std::size_t fraction = bare.find("s.0"); fraction != bare.npos) {
    bare.erase(fraction + 1, bare.find_first_not_of('0', fraction + 2) - fraction - 1);
  }
  return bare.find('0') != bare.npos;
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

// Of the builtin ones that show no date alone, as a Japanese Excel has them; empty for General.
std::string_view builtin_code(int number) {
  switch (number) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
    case 37:
    case 38:
      return "#,##0";
    case 4:
    case 39:
    case 40:
      return "#,##0.00";
    case 5:
    case 6:
      return "\"¥\"#,##0;\"¥\"-#,##0";
    case 7:
    case 8:
      return "\"¥\"#,##0.00;\"¥\"-#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 11:
      return "0.00E+00";
    case 18:
      return "h:mm AM/PM";
    case 19:
      return "h:mm:ss AM/PM";
    case 20:
      return "h:mm";
    case 21:
      return "h:mm:ss";
    case 22:
      return "yyyy/m/d h:mm";
    case 32:
      return "h\"時\"mm\"分\"";
    case 33:
      return "h\"時\"mm\"分\"ss\"秒\"";
    case 41:
      return "#,##0;-#,##0;-";
    case 42:
      return "\"¥\"#,##0;\"¥\"-#,##0;\"¥\"-";
    case 43:
      return "#,##0.00;-#,##0.00;-";
    case 44:
      return "\"¥\"#,##0.00;\"¥\"-#,##0.00;\"¥\"-";
    case 45:
      return "mm:ss";
    case 46:
      return "[h]:mm:ss";
    case 47:
      return "mm:ss.0";
    case 48:
      return "##0.0E+0";
    default:
      return "";
  }
}

// The largest number that is a day: in the year 9999.
constexpr double kMaxDay = 3e6;

}  // namespace

NumberFormat::NumberFormat(std::string_view code) : kind_(kind_of(code)) {
  if (kind_ == Kind::Number) {
    sections_ = std::make_shared<const std::vector<NumberSection>>(sections_of(code));
  }
  if (kind_ == Kind::Time) time_ = std::make_shared<const TimeFormat>(code);
  if (kind_ == Kind::DateTime) {
    const bool has_seconds = bare_code(code).find('s') != std::string::npos;
    time_ = std::make_shared<const TimeFormat>(has_seconds ? "h:mm:ss" : "h:mm");
  }
}

NumberFormat NumberFormat::builtin(int number) {
  NumberFormat format;
  const auto is_in = [&](int first, int last) { return number >= first && number <= last; };
  if (is_in(27, 29) || number == 36 || number == 50 || number == 51 || number == 54 ||
      number == 57 || number == 58) {
    // The Japanese ones: 27 and 28 to 29, 50 and 51 to 54 count by era in one width or another.
    format.kind_ = Kind::Era;
  } else if (is_in(14, 17) || is_in(30, 31) || is_in(34, 35) || is_in(52, 56)) {
    format.kind_ = Kind::Date;
  } else if (const std::string_view code = builtin_code(number); !code.empty()) {
    return NumberFormat(code);
  }
  return format;
}

NumberFormat::Kind NumberFormat::kind_of(std::string_view code) {
  const std::string bare = bare_code(code);
  const auto is_general = [&](std::string_view word) { return bare.find(word) != bare.npos; };
  if (is_general("general") || is_general("g/標準")) return Kind::Number;
  if (is_weekday(bare)) return Kind::Weekday;
  const auto has = [&](char c) { return bare.find(c) != std::string::npos; };
  const bool has_era = has('g') || (has('e') && !has('0') && !has('#'));
  const bool has_day = has('y') || has('d') || has_era || (has('m') && !has('h') && !has('s'));
  const bool has_time = has('h') || has('s');
  if (has_zeros_of_numbers(bare) && !has_day && !has('h')) return Kind::Number;
  if (has_day && has_time) return Kind::DateTime;
  if (has_era) return Kind::Era;
  if (has_day) return Kind::Date;
  return has_time ? Kind::Time : Kind::Number;
}

std::string NumberFormat::shown(std::string_view value, bool is_1904) const {
  const auto number = number_in(value);
  if (!number) return std::string(value);
  const bool is_day = kind_ != Kind::Number && *number >= 0 && *number < kMaxDay;
  return is_day ? shown_day(*number, is_1904) : shown_number(*number);
}

std::string NumberFormat::shown_number(double number) const {
  if (sections_ == nullptr || sections_->empty()) return general_number(number);
  const bool is_negative = number < 0;
  const auto& sections = *sections_;
  std::size_t at = 0;
  bool has_sign = is_negative;
  if (sections.front().condition()) {
    while (at + 1 < sections.size() && sections[at].condition() &&
           !sections[at].condition()->holds(number)) {
      ++at;
    }
    // Where a section is for negative numbers alone, it shows that itself.
    const auto& first = sections.front().condition();
    const auto& own = sections[at].condition();
    const bool is_below = own && (own->relation == "<" || own->relation == "<=") && own->bound <= 0;
    const bool is_rest =
        at == 1 && (first->relation == ">" || first->relation == ">=") && first->bound == 0;
    if (is_below || is_rest) has_sign = false;
  } else if (is_negative && sections.size() > 1) {
    at = 1;
    has_sign = false;
  } else if (number == 0 && sections.size() > 2) {
    at = 2;
  }
  const std::string text = sections[at].shown(number);
  // 0 has no sign.
  const bool is_nothing =
      sections[at].has_arabic_digits() && text.find_first_of("123456789") == std::string::npos;
  return (has_sign && !is_nothing ? "-" : "") + text;
}

std::string NumberFormat::shown_day(double number, bool is_1904) const {
  if (kind_ == Kind::Time) return time_->shown(number);
  constexpr long long kSecondsOfDay = 86'400;
  const long long seconds = std::llround(number * kSecondsOfDay);
  // Excel counts a 29 February 1900 that never was.
  const auto days = static_cast<int>(seconds / kSecondsOfDay) + (is_1904 ? 0 : number < 60 ? 1 : 0);
  using namespace std::chrono;
  const sys_days first = is_1904 ? sys_days(year{1904} / 1 / 1) : sys_days(year{1899} / 12 / 30);
  if (kind_ == Kind::Weekday) return weekday(first + std::chrono::days(days));
  const year_month_day day(first + std::chrono::days(days));
  const Date date{static_cast<int>(day.year()),
                  static_cast<int>(static_cast<unsigned>(day.month())),
                  static_cast<int>(static_cast<unsigned>(day.day()))};
  if (date.year > 9999) return general_number(number);
  if (kind_ == Kind::Era) return era_date(date);
  const bool has_time = kind_ == Kind::DateTime && seconds % kSecondsOfDay > 0;
  return to_string(date) + (has_time ? " " + time_->shown(number) : "");
}

}  // namespace musubi
