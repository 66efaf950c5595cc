#include "indexer/extractor/table/kanji_number.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace musubi {

namespace {

struct Signs {
  std::u32string_view digits, units;  // 十, 百, 千
  std::array<std::string_view, 4> groups;
  bool tells_one;  // 壱拾
};
constexpr Signs kKanji = {U"〇一二三四五六七八九", U"十百千", {"", "万", "億", "兆"}, false};
constexpr Signs kFormalKanji = {U"零壱弐参四伍六七八九", U"拾百阡", {"", "萬", "億", "兆"}, true};

const Signs& signs_of(CellDigits digits) {
  return digits == CellDigits::FormalKanji ? kFormalKanji : kKanji;
}

}  // namespace

CellDigits digits_of_bracket(std::string_view inside) {
  constexpr std::string_view kName = "dbnum";
  const bool is_named = inside.size() == kName.size() + 1 &&
                        std::equal(kName.begin(), kName.end(), inside.begin(),
                                   [](char a, char b) { return a == (b | 0x20); });
  if (!is_named) return CellDigits::Arabic;
  if (inside.back() == '1') return CellDigits::Kanji;
  return inside.back() == '2' ? CellDigits::FormalKanji : CellDigits::Arabic;
}

void append_digit(std::string& text, char digit, CellDigits digits) {
  if (digits == CellDigits::Arabic) {
    text += digit;
  } else {
    append_utf8(text, signs_of(digits).digits[static_cast<std::size_t>(digit - '0')]);
  }
}

std::string said_number(std::string_view number, CellDigits digits) {
  constexpr std::size_t kMaxDigits = 16, kGroup = 4;
  const bool is_whole = number.find_first_not_of("0123456789") == number.npos;
  if (digits == CellDigits::Arabic || !is_whole || number.size() > kMaxDigits) {
    return std::string(number);
  }
  const Signs& signs = signs_of(digits);
  std::string said;
  bool is_group_empty = true;
  for (std::size_t at = 0; at < number.size(); ++at) {
    const std::size_t power = number.size() - 1 - at;
    const std::size_t unit = power % kGroup, group = power / kGroup;
    const auto digit = static_cast<std::size_t>(number[at] - '0');
    if (digit > 0) {
      const bool tells_one = unit == 0 || signs.tells_one || (unit == 3 && group > 0);  // 一千万
      if (digit > 1 || tells_one) append_utf8(said, signs.digits[digit]);
      if (unit > 0) append_utf8(said, signs.units[unit - 1]);
      is_group_empty = false;
    }
    if (unit > 0) continue;
    if (!is_group_empty) said += signs.groups[group];
    is_group_empty = true;
  }
  if (said.empty()) append_digit(said, '0', digits);
  return said;
}

}  // namespace musubi
