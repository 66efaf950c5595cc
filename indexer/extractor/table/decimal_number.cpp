#include "indexer/extractor/table/decimal_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace musubi {

namespace {

constexpr int kDigits = 15;
constexpr int kGeneralWidth = 11;  // of a number without a format, with its point

void drop_last(std::string& digits, char digit) {
  while (!digits.empty() && digits.back() == digit) digits.pop_back();
}

}  // namespace

DecimalNumber::DecimalNumber(double number) {
  const std::string text = fmt::format("{:.{}e}", std::fabs(number), kDigits - 1);
  const std::size_t exponent = text.find('e');
  if (exponent == std::string::npos || number == 0) return;
  for (const char c : text.substr(0, exponent)) {
    if (c != '.') digits_ += c;
  }
  drop_last(digits_, '0');
  magnitude_ = std::atoi(text.c_str() + exponent + 1);
}

DecimalNumber DecimalNumber::times_ten_to(int power) const {
  DecimalNumber product = *this;
  if (!is_zero()) product.magnitude_ += power;
  return product;
}

DecimalNumber::Digits DecimalNumber::rounded(std::size_t decimals) const {
  // One before the first, as rounding may make one more: 9.5 is 10.
  std::string digits = "0" + digits_;
  const auto end =
      static_cast<std::size_t>(std::max(magnitude_ + 2 + static_cast<int>(decimals), 0));
  const bool is_up = end < digits.size() && digits[end] >= '5';
  digits.resize(end, '0');
  if (is_up) {
    std::size_t at = digits.size();
    while (digits[--at] == '9') digits[at] = '0';
    ++digits[at];
  }
  if (digits.size() < decimals) digits.insert(0, decimals - digits.size(), '0');
  const std::string whole = digits.substr(0, digits.size() - decimals);
  return {whole.substr(std::min(whole.find_first_not_of('0'), whole.size())),
          digits.substr(digits.size() - decimals)};
}

std::optional<double> number_in(std::string_view text) {
  const std::string whole(text);
  char* end = nullptr;
  const double number = std::strtod(whole.c_str(), &end);
  if (end == whole.c_str() || *end != '\0' || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::string general_number(double number) {
  constexpr double kMaxWhole = 1e15;
  if (std::fabs(number) < kMaxWhole && number == std::trunc(number)) {
    return std::to_string(static_cast<std::int64_t>(number));
  }
  const DecimalNumber decimal(number);
  const std::string sign = number < 0 ? "-" : "";
  if (decimal.magnitude() < -4 || decimal.magnitude() >= kDigits) {
    std::string shown = fmt::format("{:.5E}", number);
    const std::size_t exponent = shown.find('E');
    std::string head = shown.substr(0, exponent);
    drop_last(head, '0');
    drop_last(head, '.');
    return head + shown.substr(exponent);
  }
  const int room = kGeneralWidth - 1 - std::max(decimal.magnitude() + 1, 1);
  auto [whole, fraction] = decimal.rounded(static_cast<std::size_t>(std::max(room, 0)));
  drop_last(fraction, '0');
  return sign + (whole.empty() ? "0" : whole) + (fraction.empty() ? "" : ".") + fraction;
}

}  // namespace musubi
