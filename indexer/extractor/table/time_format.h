// time_format.h - shows times and spans of time as the formats of a workbook do.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

class TimeFormat {
 public:
  // "h:mm", "mm:ss.0", "[h]:mm", "h\"時\"mm\"分\"", "h:mm AM/PM"; of several sections the first.
  explicit TimeFormat(std::string_view code);

  // A number of days, which is not negative: 1.5 is 12:00, or 36:00 by "[h]:mm".
  std::string shown(double days) const;

 private:
  // Digits of seconds are their fraction.
  enum class Kind { Text, Hours, Minutes, Seconds, Fraction, HalfOfDay };
  struct Piece {
    Kind kind;
    std::string text;      // as the code has it
    bool runs_on = false;  // beyond 24 hours, 60 minutes or 60 seconds
  };
  std::size_t read(std::string_view code, std::size_t at);
  void add(Kind kind, std::string_view text, bool runs_on = false);

  std::vector<Piece> pieces_;
  std::size_t decimals_ = 0;  // of seconds
  bool has_halves_ = false;   // hours to 12
};

}  // namespace musubi
