// ascii.h - the letters of ASCII, whose case means nothing, and its digits.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

namespace musubi {

constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
}

inline std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower_ascii(c);
  return result;
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_ascii_letter(char c) {
  const char lower = lower_ascii(c);
  return lower >= 'a' && lower <= 'z';
}

// What HTML counts as white space.
constexpr bool is_markup_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

inline bool equals_ascii(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(),
                    [](char a, char b) { return lower_ascii(a) == b; });
}

// Where `lower` first stands, in any case; npos: nowhere.
inline std::size_t find_ascii(std::string_view text, std::string_view lower, std::size_t from = 0) {
  if (from > text.size()) return std::string_view::npos;
  const auto found =
      std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), lower.begin(),
                  lower.end(), [](char a, char b) { return lower_ascii(a) == b; });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

}  // namespace musubi
