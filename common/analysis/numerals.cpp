#include "common/analysis/numerals.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "common/text/utf8.h"

namespace musubi {

namespace {

struct KanjiDigit {
  char32_t kanji;
  int value;
};
constexpr std::array<KanjiDigit, 14> kDigits = {{
    {U'〇', 0},
    {U'零', 0},
    {U'一', 1},
    {U'二', 2},
    {U'三', 3},
    {U'四', 4},
    {U'五', 5},
    {U'六', 6},
    {U'七', 7},
    {U'八', 8},
    {U'九', 9},
    {U'壱', 1},
    {U'弐', 2},
    {U'参', 3},
}};

struct Unit {
  char32_t kanji;
  std::uint64_t value;
};
constexpr std::array<Unit, 6> kSmallUnits = {
    {{U'十', 10}, {U'百', 100}, {U'千', 1000}, {U'拾', 10}, {U'佰', 100}, {U'仟', 1000}}};
constexpr std::array<Unit, 3> kLargeUnits = {
    {{U'万', 10'000}, {U'億', 100'000'000}, {U'兆', 1'000'000'000'000}}};

constexpr std::size_t kMaxDigits = 15;

template <std::size_t N>
std::uint64_t unit_value(const std::array<Unit, N>& units, char32_t c) {
  for (const Unit& unit : units) {
    if (unit.kanji == c) return unit.value;
  }
  return 0;
}

// 0 to 9, or -1.
int digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  for (const KanjiDigit& digit : kDigits) {
    if (digit.kanji == c) return digit.value;
  }
  return -1;
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// 12,573: groups of three behind the first.
std::optional<std::string> grouped(std::string_view text) {
  std::string digits;
  while (true) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view group = text.substr(0, comma);
    const bool first = digits.empty();
    if (!is_digits(group) || (first ? group.size() > 3 : group.size() != 3)) return std::nullopt;
    digits += group;
    if (comma == text.size()) return digits;
    text.remove_prefix(comma + 1);
  }
}

// 3.5, 12,573.5
std::optional<std::string> with_fraction(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view fraction = text.substr(point + 1);
  const auto whole = decimal_form(text.substr(0, point));
  if (!whole || !is_digits(fraction) || fraction.size() > kMaxDigits) return std::nullopt;
  return *whole + "." + std::string(fraction);
}

// 12.5億: the unit moves the point, and leaves nothing behind it.
std::optional<std::string> with_fraction_and_unit(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789.,");
  const std::size_t point = text.find('.');
  if (end == text.npos || point >= end) return std::nullopt;
  const auto unit = decimal_form("1" + std::string(text.substr(end)));
  const auto whole = decimal_form(text.substr(0, point));
  std::string fraction(text.substr(point + 1, end - point - 1));
  const bool fits = unit && whole && is_digits(fraction) && fraction.size() < unit->size() &&
                    unit->find_first_not_of('0', 1) == unit->npos;
  if (!fits) return std::nullopt;
  fraction.resize(unit->size() - 1, '0');
  std::string number = *whole + fraction;
  number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
  return number;
}

// Digits one after the other, units between them: 百二十, 2億5千万.
class Sum {
 public:
  bool add_digit(int value) {
    ++digits_;
    number_ = number_ * 10 + static_cast<std::uint64_t>(value);
    return digits_ <= kMaxDigits;
  }
  bool add_small_unit(std::uint64_t unit) {
    section_ += (digits_ == 0 ? 1 : number_) * unit;
    return number_ <= 9999 && start_number();
  }
  bool add_large_unit(std::uint64_t unit) {
    const std::uint64_t count = section_ + number_;
    if (count > 99'999) return false;
    total_ += (count == 0 ? 1 : count) * unit;
    section_ = 0;
    return start_number();
  }
  std::uint64_t value() const { return total_ + section_ + number_; }

 private:
  bool start_number() {
    number_ = 0;
    digits_ = 0;
    return true;
  }

  std::uint64_t total_ = 0, section_ = 0, number_ = 0;
  std::size_t digits_ = 0;
};

constexpr char32_t kTwenty = U'廿';
constexpr char32_t kThirty = U'卅';

std::optional<std::string> with_kanji(std::string_view text) {
  Sum sum;
  std::string digits;
  bool has_unit = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    bool sound = false;
    if (const int digit = digit_value(c); digit >= 0) {
      digits += static_cast<char>('0' + digit);
      sound = sum.add_digit(digit);
    } else if (c == kTwenty || c == kThirty) {
      sound = has_unit = sum.add_digit(c == kTwenty ? 2 : 3) && sum.add_small_unit(10);
    } else if (const auto small = unit_value(kSmallUnits, c); small != 0) {
      sound = has_unit = sum.add_small_unit(small);
    } else if (const auto large = unit_value(kLargeUnits, c); large != 0) {
      sound = has_unit = sum.add_large_unit(large);
    }
    if (!sound) return std::nullopt;
  }
  return has_unit ? std::to_string(sum.value()) : digits;
}

}  // namespace

bool is_numeral(char32_t c) {
  return digit_value(c) >= 0 || unit_value(kSmallUnits, c) != 0 ||
         unit_value(kLargeUnits, c) != 0 || c == kTwenty || c == kThirty;
}

std::optional<std::string> decimal_form(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (is_digits(text)) return std::string(text);
  if (text.find('.') != text.npos) {
    auto number = with_fraction(text);
    return number ? number : with_fraction_and_unit(text);
  }
  if (text.find(',') != text.npos) return grouped(text);
  return with_kanji(text);
}

}  // namespace musubi
