// kanji_number.h - the digits of numbers that a workbook shows in kanji.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

enum class CellDigits {
  Arabic,
  Kanji,        // [DBNum1]: 一, 二, 三
  FormalKanji,  // [DBNum2]: 壱, 弐, 参
};

// "[DBNum1]", without its brackets.
CellDigits digits_of_bracket(std::string_view inside);

// Digit by digit: 二〇〇四.
void append_digit(std::string& text, char digit, CellDigits digits);

// As it is said: 二千四, 一億二千万.  In Arabic digits where it is no whole number or has more than
// sixteen of them.
std::string said_number(std::string_view number, CellDigits digits);

}  // namespace musubi
