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
inline char32_t next_code_point(std::string_view text, std::size_t& at);

constexpr bool is_continuation_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

void append_utf8(std::string& to, char32_t code_point);

// Number of code points; an ill-formed sequence counts as one.
std::size_t char_count(std::string_view text);

// Without the character at the end that is cut short, where there is one.
std::string_view without_cut_character(std::string_view text);

// The longest prefix of at most `byte_count` bytes that ends between code points.
std::string_view truncate_utf8(std::string_view text, std::size_t byte_count);

// Safe to print: control characters (C0 but for newline and tab, DEL, C1), those that
// turn the direction of writing or are not seen, and ill-formed bytes become U+FFFD.
std::string printable(std::string_view text);

// Without the white space, ideographic space included, at either end.
std::string_view trim(std::string_view text);

// next_code_point() for any lead byte.
char32_t next_code_point_checked(std::string_view text, std::size_t& at);

// Asked for every character that is indexed: ASCII, kana and kanji need no call.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  const bool is_cjk = lead >= 0xE2 && lead <= 0xE9;  // any two continuation bytes follow
  if (is_cjk && text.size() - at >= 3 && (byte(1) & 0xC0U) == 0x80 && (byte(2) & 0xC0U) == 0x80) {
    const char32_t c = (lead & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    at += 3;
    return c;
  }
  return next_code_point_checked(text, at);
}

}  // namespace musubi
