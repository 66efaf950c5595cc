#include "common/index/sort_keys.h"

#include <algorithm>

#include "common/text/ascii.h"

namespace musubi {

namespace {

// Sorts behind every digit, also where the digits of a date are turned round (0 to 9).
constexpr std::string_view kUndated = "\x7f";

// Sorts before any character, so that a shorter text stands before a longer one.
constexpr char kEnd = '\0';

// Longer numbers compare digit by digit.
constexpr std::size_t kMaxDigits = 0xFF;

}  // namespace

std::string id_sort_key(std::string_view id) {
  std::string key;
  bool has_leading_zero = false;
  for (std::size_t at = 0; at < id.size();) {
    if (!is_digit(id[at])) {
      key += id[at++];
      continue;
    }
    const std::size_t begin = at;
    while (at < id.size() && is_digit(id[at])) ++at;
    const std::size_t first = std::min(id.find_first_not_of('0', begin), at - 1);
    has_leading_zero = has_leading_zero || first > begin;
    const std::string_view digits = id.substr(first, at - first);
    key += '0';  // where digits stand among other characters
    key += static_cast<char>(std::min(digits.size(), kMaxDigits));
    key += digits;
  }
  if (has_leading_zero) {  // 07 behind 7
    key += kEnd;
    key += id;
  }
  return key;
}

std::string oldest_first_sort_key(const std::optional<Date>& date, std::string_view id) {
  std::string key = date ? to_string(*date) : std::string(kUndated);
  key += kEnd;
  return key + id_sort_key(id);
}

std::string newest_first_sort_key(const std::optional<Date>& date, std::string_view id) {
  std::string key(kUndated);
  if (date) {
    key = to_string(*date);
    for (char& c : key) {
      if (is_digit(c)) c = static_cast<char>('0' + '9' - c);
    }
    key += '~';  // 2004 behind 2004-12
  }
  key += kEnd;
  return key + id_sort_key(id);
}

}  // namespace musubi
