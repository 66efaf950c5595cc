// undated.h - dates of a running text that leave out their year or their month: 昨年12月14日,
// 本年7月, 11月11日, 15日.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "common/calendar/date_finder.h"

namespace musubi {

// What the text says of the year.
enum class YearHint { None, BeforeLast, Last, This, ToCome };

struct UndatedMention {
  std::size_t begin = 0;  // bytes, half-open
  std::size_t end = 0;
  YearHint hint = YearHint::None;
  int year = 0;   // 1986 for 86年, 2013 for 25年8月 behind a date of 平成
  int month = 0;  // 0 where it is left out, as are the others
  int day = 0;
};

// In order, without those that are part of one of the text's dates, `dated`.
std::vector<UndatedMention> find_undated(std::string_view text,
                                         const std::vector<DateMention>& dated);

// The date that one meant who wrote on `written`: the last such day until then, or of the year
// that is hinted at.  None where there is no such day, where it was still to come, or where
// `written` is not known well enough.
std::optional<Date> resolve(const UndatedMention& mention, const Date& written);

}  // namespace musubi
