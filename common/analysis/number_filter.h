// number_filter.h - the tokens of one number as one token.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
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

// The number of a word that the dictionary has as a whole, with the counter behind
// it: 十二月, 一つ, 三人.  Where the counter begins, in bytes, and the number.
struct CountedWord {
  std::size_t counter_begin = 0;
  std::string decimal;
};
std::optional<CountedWord> counted_word(std::string_view surface);

}  // namespace musubi
