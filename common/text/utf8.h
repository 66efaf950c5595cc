// utf8.h - small questions about UTF-8 text.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace musubi {

bool is_valid_utf8(std::string_view text);

// Ill-formed sequences become U+FFFD, each maximal one a single one.
std::string scrub_utf8(std::string_view text);

// The code point that starts at byte `at`, which is moved behind it.
// Ill-formed bytes give U+FFFD.  at < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);

constexpr bool is_continuation_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

void append_utf8(std::string& to, char32_t code_point);

// Number of code points; an ill-formed sequence counts as one.
std::size_t char_count(std::string_view text);

// The longest prefix of at most `byte_count` bytes that ends between code points.
std::string_view truncate_utf8(std::string_view text, std::size_t byte_count);

// Safe to print: control characters (C0 but for newline and tab, DEL, C1),
// bidirectional overrides and ill-formed bytes become U+FFFD.
std::string printable(std::string_view text);

// Without the white space, ideographic space included, at either end.
std::string_view trim(std::string_view text);

}  // namespace musubi
