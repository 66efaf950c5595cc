// numerals.h - one decimal form for the ways to write a number.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

// A digit, a kanji numeral or a kanji unit (十 百 千 万 億 兆).
bool is_numeral(char32_t c);

// The decimal form of a normalized number: 百二十 -> 120, 二〇〇四 -> 2004,
// 1万2千 -> 12000, 12,573 -> 12573, 3.5 -> 3.5, 007 -> 007.  Nothing where the
// whole of `text` is no number, or one beyond 10^18.
std::optional<std::string> decimal_form(std::string_view text);

}  // namespace musubi
