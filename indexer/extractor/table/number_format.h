// number_format.h - shows the numbers of a workbook as its formats do.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

enum class NumberKind { General, Date, Era, Time, DateTime, Weekday, Percent };

// Of one of the formats that Excel numbers without writing them down (ECMA-376, 18.8.30).
NumberKind kind_of_builtin_format(int number);

// By the code of a format: "yyyy/m/d", "[$-411]ggge\"年\"m\"月\"d\"日\"", "0%".
NumberKind kind_of_format(std::string_view code);

// "38345" shown as "2004-12-24", 平成16年12月24日, "12:30", "45%"; as it is where it is no number.
// `is_1904`: days are counted from 1904 rather than from 1900.
std::string shown_number(std::string_view value, NumberKind kind, bool is_1904);

}  // namespace musubi
