// decimal_number.h - the fifteen digits that Excel counts with.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

// Without its sign.  0.1 + 0.2 is 0.3 here, and 1.005 rounds to 1.01, as in Excel.
class DecimalNumber {
 public:
  // Of the size of a number.
  explicit DecimalNumber(double number);

  bool is_zero() const { return digits_.empty(); }

  // Where its first digit stands: 0 in 7, 2 in 700, -2 in 0.07.
  int magnitude() const { return magnitude_; }

  // Times a power of ten.
  DecimalNumber times_ten_to(int power) const;

  struct Digits {
    std::string whole;     // empty: 0
    std::string fraction;  // of as many digits as were asked for
  };
  Digits rounded(std::size_t decimals) const;

 private:
  std::string digits_;  // the first is none of "0", nor is the last
  int magnitude_ = 0;
};

// A text that is a number as a whole, and a finite one.
std::optional<double> number_in(std::string_view text);

// As Excel shows a number that has no format: 0.3, 1234567.891, 1.2E-07.  Numbers of up to fifteen
// digits are whole all the same: they are mostly keys.
std::string general_number(double number);

}  // namespace musubi
