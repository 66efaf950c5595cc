// shared_words.h - how much of a heading the text below it takes up.
#pragma once
#include <string_view>

namespace musubi {

// Of the pairs of neighbouring kanji or katakana of `heading`, the share that `text` has too; 0
// where it has no such pair.
double share_of_words(std::string_view heading, std::string_view text);

}  // namespace musubi
