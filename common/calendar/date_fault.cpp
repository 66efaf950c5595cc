#include "common/calendar/date_fault.h"

#include <fmt/format.h>

#include <vector>

#include "common/calendar/date_lexer.h"
#include "common/calendar/date_parser.h"
#include "common/calendar/japanese_era.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// The numbers of the text; 元 is 1.
std::vector<int> numbers_in(DateLexer lexer) {
  std::vector<int> numbers;
  while (!lexer.at_end()) {
    if (const auto number = lexer.number()) {
      numbers.push_back(number->value);
    } else {
      if (lexer.accept(U'元'))
        numbers.push_back(1);
      else
        lexer.advance();
    }
  }
  return numbers;
}

const JapaneseEra* era_at_beginning(std::string_view text) {
  for (const JapaneseEra& era : japanese_eras()) {
    DateLexer lexer(text);
    if (lexer.accept(era.name) || (era.sign != 0 && lexer.accept(era.sign))) return &era;
    const bool is_short = lexer.accept(era.letter) || lexer.accept(era.name.front());
    if (is_short && (is_ascii_digit(lexer.peek()) || lexer.peek() == U'元')) return &era;
  }
  return nullptr;
}

std::string name_of(const JapaneseEra& era) {
  std::string name;
  for (const char32_t c : era.name) append_utf8(name, c);
  return name;
}

std::optional<std::string> fault_of_era(const JapaneseEra& era, const std::vector<int>& numbers) {
  const auto last = years_of(era);
  if (numbers.front() == 0) return fmt::format("{} has no year 0", name_of(era));
  if (last && numbers.front() > *last) {
    return fmt::format("{} ended in its year {}", name_of(era), *last);
  }
  const Date date{.year = gregorian_year(era, numbers.front()),
                  .month = numbers.size() > 1 ? numbers[1] : 0,
                  .day = numbers.size() > 2 ? numbers[2] : 0};
  if (is_possible(date) && date.month != 0 && !to_gregorian(era, date)) {
    return fmt::format("{} began on {}", name_of(era), to_string(era.first_day));
  }
  return std::nullopt;
}

std::optional<std::string> fault_of_month_and_day(int year, const std::vector<int>& numbers) {
  constexpr int kMonths = 12;
  if (numbers.size() < 2) return std::nullopt;
  const int month = numbers[1];
  if (month < 1 || month > kMonths) return fmt::format("there is no month {}", month);
  if (numbers.size() < 3) return std::nullopt;
  const Date date{.year = year, .month = month, .day = numbers[2]};
  if (date.day == 0 || !is_possible(date)) {
    return fmt::format("{} has no day {}", to_string({.year = year, .month = month}), date.day);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> fault_of_date(std::string_view text) {
  constexpr int kFirstYear = 1000;  // of those that are told by their four digits
  constexpr int kLastYear = 9999;
  text = trim(text);
  const std::vector<int> numbers = numbers_in(DateLexer(text));
  const bool is_range = ends_of_range(text) || range_with_hyphen(text);
  if (numbers.empty() || numbers.size() > 3 || is_range) return std::nullopt;
  if (const JapaneseEra* era = era_at_beginning(text)) {
    if (auto fault = fault_of_era(*era, numbers)) return fault;
    return fault_of_month_and_day(gregorian_year(*era, numbers.front()), numbers);
  }
  const bool is_year_first = numbers.front() >= kFirstYear && numbers.front() <= kLastYear;
  if (is_year_first) return fault_of_month_and_day(numbers.front(), numbers);
  const bool is_year_last =
      numbers.size() == 3 && numbers[2] >= kFirstYear && text.find('/') != text.npos;
  if (is_year_last && numbers[0] <= 12 && numbers[1] <= 12) {
    return "which number is the month is not clear";
  }
  return std::nullopt;
}

}  // namespace musubi
