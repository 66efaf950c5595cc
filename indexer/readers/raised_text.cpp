#include "indexer/readers/raised_text.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxDigits = 3;

bool are_digits(std::string_view text) {
  return !text.empty() && text.size() <= kMaxDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string raised_digits(std::string_view digits) {
  constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴",
                                                        "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string raised;
  for (const char digit : digits) raised += kRaised[static_cast<std::size_t>(digit - '0')];
  return raised;
}

}  // namespace

std::string raised_text(std::string_view text) {
  const std::string_view mark = trim(text);
  if (are_digits(mark)) return raised_digits(mark);
  if (mark.ends_with(')') && are_digits(mark.substr(0, mark.size() - 1))) {
    return raised_digits(mark.substr(0, mark.size() - 1));
  }
  for (const std::string_view sign : {"注", "註"}) {
    if (!mark.starts_with(sign)) continue;
    const std::string_view number = mark.substr(sign.size());
    if (number.empty() || are_digits(number)) return "（" + std::string(mark) + "）";
  }
  return std::string(text);
}

}  // namespace musubi
