#include "common/calendar/japanese_era.h"

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/normalizer2.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <tuple>

namespace musubi {

namespace {

constexpr std::u32string_view kOldestEra = U"明治";
constexpr int kFirstSolarYear = 1873;

void check(UErrorCode status) {
  if (U_FAILURE(status)) {
    throw std::runtime_error(std::string("ICU has no Japanese calendar: ") + u_errorName(status));
  }
}

std::u32string to_utf32(const icu::UnicodeString& text) {
  std::u32string utf32;
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    utf32.push_back(static_cast<char32_t>(text.char32At(at)));
  }
  return utf32;
}

// The one character among the squared signs that stands for the name.
char32_t sign_of(const icu::UnicodeString& name) {
  constexpr UChar32 kFirstSign = 0x3200;
  constexpr UChar32 kLastSign = 0x33FF;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  check(status);
  for (UChar32 sign = kFirstSign; sign <= kLastSign; ++sign) {
    icu::UnicodeString spelled_out;
    if (nfkc->getDecomposition(sign, spelled_out) && spelled_out == name) {
      return static_cast<char32_t>(sign);
    }
  }
  return 0;
}

Date first_day_of(icu::Calendar& calendar, int32_t era) {
  UErrorCode status = U_ZERO_ERROR;
  calendar.clear();
  calendar.set(UCAL_ERA, era);
  calendar.set(UCAL_YEAR, 1);
  const Date first_day{.year = calendar.get(UCAL_EXTENDED_YEAR, status),
                       .month = calendar.get(UCAL_MONTH, status) + 1,
                       .day = calendar.get(UCAL_DATE, status)};
  check(status);
  return first_day;
}

std::vector<JapaneseEra> read_eras() {
  const icu::Locale locale("ja_JP@calendar=japanese");
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), locale, status));
  check(status);
  const icu::SimpleDateFormat format(u"G", locale, status);
  check(status);
  int32_t count = 0;
  int32_t letter_count = 0;
  const icu::UnicodeString* names = format.getDateFormatSymbols()->getEras(count);
  const icu::UnicodeString* letters = format.getDateFormatSymbols()->getNarrowEras(letter_count);

  std::vector<JapaneseEra> eras;
  for (int32_t era = 0; era < count && era < letter_count; ++era) {
    std::u32string name = to_utf32(names[era]);
    if (eras.empty() && name != kOldestEra) continue;
    eras.push_back({.name = std::move(name),
                    .letter = static_cast<char32_t>(letters[era].char32At(0)),
                    .sign = sign_of(names[era]),
                    .first_day = first_day_of(*calendar, era)});
  }
  if (eras.empty()) check(U_MISSING_RESOURCE_ERROR);
  return eras;
}

}  // namespace

const std::vector<JapaneseEra>& japanese_eras() {
  static const std::vector<JapaneseEra> eras = read_eras();
  return eras;
}

std::optional<int> years_of(const JapaneseEra& era) {
  const auto& eras = japanese_eras();
  const auto next = std::find_if(eras.begin(), eras.end(), [&](const JapaneseEra& other) {
    return other.first_day > era.first_day;
  });
  if (next == eras.end()) return std::nullopt;
  return next->first_day.year - era.first_day.year + 1;
}

int gregorian_year(const JapaneseEra& era, int year_of_era) {
  return era.first_day.year + year_of_era - 1;
}

bool is_possible(const Date& date) {
  if (date.month == 0) return date.day == 0;
  if (date.month > 12 || date.day > 31) return false;
  const std::chrono::month month(static_cast<unsigned>(date.month));
  const std::chrono::day day(static_cast<unsigned>(date.day));
  return date.day == 0 || (std::chrono::year(date.year) / month / day).ok();
}

std::optional<Date> to_gregorian(const JapaneseEra& era, const Date& date) {
  if (date.year < kFirstSolarYear) {
    constexpr int kLongestLunarMonth = 30;
    if (date.month > 12 || date.day > kLongestLunarMonth) return std::nullopt;
    return Date{.year = date.year};
  }
  if (!is_possible(date)) return std::nullopt;
  const Date& first = era.first_day;
  if (date.month != 0 && std::tie(date.year, date.month) < std::tie(first.year, first.month)) {
    return std::nullopt;
  }
  if (date.day != 0 && date < first) return std::nullopt;
  return date;
}

}  // namespace musubi
