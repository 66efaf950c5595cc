// number_format.h - shows the numbers of a workbook as its formats do.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extractor/table/number_section.h"
#include "indexer/extractor/table/time_format.h"

namespace musubi {

class NumberFormat {
 public:
  // That of a cell without one.
  NumberFormat() = default;

  // By its code: "yyyy/m/d", "[$-411]ggge\"年\"m\"月\"d\"日\"", "0.0%", "#,##0;▲#,##0".
  explicit NumberFormat(std::string_view code);

  // One of those that Excel numbers without writing them down (ECMA-376, 18.8.30).
  static NumberFormat builtin(int number);

  // "38345" shown as 2004-12-24, 平成16年12月24日, "12:30", "3,834,500%"; as it is where it is no
  // number.  `is_1904`: days are counted from 1904 rather than from 1900.
  std::string shown(std::string_view value, bool is_1904) const;

 private:
  enum class Kind { Number, Date, Era, Time, DateTime, Weekday };
  static Kind kind_of(std::string_view code);
  std::string shown_number(double number) const;
  std::string shown_day(double number, bool is_1904) const;

  Kind kind_ = Kind::Number;
  std::shared_ptr<const std::vector<NumberSection>> sections_;  // nullptr: General
  std::shared_ptr<const TimeFormat> time_;                      // of a time, alone or behind a date
};

}  // namespace musubi
