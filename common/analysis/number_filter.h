// number_filter.h - the tokens of one number as one token.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/tokenizer.h"

namespace musubi {

struct NumberRun {
  std::size_t tokens = 0;  // how many of them
  std::string decimal;     // decimal_form(); empty for tokens to be left as they are
};

// The numbers that `tokens` begin with, up to where there are no more digits: 十|二,
// 12|,|573 and 1|万 are one number, 2004|.|12|.|24 are three and two points.
std::vector<NumberRun> leading_numbers(std::span<const Token> tokens);

// Things counted by a word of its own, whose kana do not show the number.
struct CountedInKana {
  std::string_view word, decimal, counter;  // ふたり: 2, 人
};
std::span<const CountedInKana> counted_in_kana();

// The number and the counter of a word that the dictionary has as a whole: 十二月, 一つ,
// ふたり.  `counter_begin`: in bytes; the whole word's size if kana do not show it.
struct CountedWord {
  std::size_t counter_begin = 0;
  std::string decimal;
  std::string counter;
};
std::optional<CountedWord> counted_word(std::string_view surface);

// Whether a number may begin with the token.
bool may_begin_number(const Token& token);

}  // namespace musubi
