// counted_words.h - number and counter of words that the dictionary has as a whole.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace musubi {

// A word for so many things that does not show the number in its kana.
struct CountedInKana {
  std::string_view word, decimal, counter;  // ふたり: 2, 人
};
std::span<const CountedInKana> counted_in_kana();

// The number and the counter of a word: 十二月, 一つ, ふたり.  `counter_begin`: in bytes; the
// whole word's size if kana do not show it.
struct CountedWord {
  std::size_t counter_begin = 0;
  std::string decimal;
  std::string counter;
};
std::optional<CountedWord> counted_word(std::string_view surface);

}  // namespace musubi
