// words.h - texts held against lists of words, and their first and last characters.
#pragma once
#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <string_view>

#include "common/text/utf8.h"

namespace musubi {

using Words = std::initializer_list<std::string_view>;

// Like text.find(word, from), by memmem, which is several times as fast where most characters begin
// with the same byte, as kana do.
inline std::size_t position_of(std::string_view word, std::string_view text, std::size_t from = 0) {
  if (from >= text.size()) return text.npos;
  const void* found = ::memmem(text.data() + from, text.size() - from, word.data(), word.size());
  if (found == nullptr) return text.npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

inline bool holds(std::string_view text, std::string_view word) {
  return position_of(word, text) != text.npos;
}

template <typename List = Words>
bool contains_any(std::string_view text, const List& words) {
  return std::any_of(std::begin(words), std::end(words), [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

template <typename List = Words>
bool starts_with_any(std::string_view text, const List& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [text](std::string_view word) { return text.starts_with(word); });
}

template <typename List = Words>
bool ends_with_any(std::string_view text, const List& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [text](std::string_view word) { return text.ends_with(word); });
}

// `text` is not empty.
inline char32_t first_char(std::string_view text) {
  std::size_t at = 0;
  return next_code_point(text, at);
}

inline char32_t last_char(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return next_code_point(text, at);
}

}  // namespace musubi
