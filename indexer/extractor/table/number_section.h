// number_section.h - one of the parts of a format of numbers: for all of them, or for some.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extractor/table/decimal_number.h"
#include "indexer/extractor/table/kanji_number.h"

namespace musubi {

class NumberSection {
 public:
  // "#,##0.0", "\"¥\"#,##0", "[<0]▲0", "0.00E+00": what stands between semicolons.
  explicit NumberSection(std::string_view code);

  // "[>=100]": for which numbers it is, where it says so.
  struct Condition {
    std::string relation;
    double bound = 0;
    bool holds(double number) const;
  };
  const std::optional<Condition>& condition() const { return condition_; }

  // Whether it says how texts are shown.
  bool is_for_texts() const { return is_for_texts_; }

  bool has_arabic_digits() const { return digits_ == CellDigits::Arabic; }

  // The size of the number; its sign is the format's affair.
  std::string shown(double number) const;

 private:
  struct Piece {
    enum class Kind { Text, Whole, Point, Decimal, Exponent, ExponentDigit, General };
    Kind kind;
    std::string text;  // of a digit "0", "#" or "?"; of an exponent its sign
  };

  std::size_t read(std::string_view code, std::size_t at);
  void read_bracket(std::string_view inside);
  void add(Piece::Kind kind, std::string_view text);
  void add_digit(char digit);
  void end_commas();
  std::size_t count(Piece::Kind kind) const { return counts_[static_cast<std::size_t>(kind)]; }
  int exponent_of(const DecimalNumber& number) const;
  std::string shown_decimals(std::string decimals) const;
  std::string with_digits(double number) const;

  std::vector<Piece> pieces_;
  std::array<std::size_t, 7> counts_{};  // of pieces, by kind
  std::optional<Condition> condition_;
  std::size_t commas_ = 0;  // since the last digit
  CellDigits digits_ = CellDigits::Arabic;
  int power_ = 0;  // of ten: "%" and commas behind the digits
  bool has_thousands_ = false, is_fraction_ = false, is_for_texts_ = false;
};

// Those of a format that are for numbers.  One that is longer than Excel allows has none.
std::vector<NumberSection> sections_of(std::string_view code);

}  // namespace musubi
