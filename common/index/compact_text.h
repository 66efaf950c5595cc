// compact_text.h - Japanese text in half of UTF-8's bytes, for what is packed behind.
//
// UTF-8 spends three bytes on each kana and kanji.  Here the most frequent kana take one and all
// others, and kanji, two, so that a packer that looks for equal bytes finds longer ones with less
// work.  Any bytes come back as they were.
//
//   00-7f  itself                          aa     the second byte of U+3000 to U+30FF follows
//   80-a9  a frequent kana or mark         ab     that of U+FF00 to U+FFFF
//   fe     another character's number in two bytes, the high one first
//   ac-fd  that of U+4E00 to U+9FFF
//   ff     any byte, as it is
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

// No text takes more room than this.
constexpr std::size_t compact_bound(std::size_t bytes) {
  return 2 * bytes;
}

std::string compact(std::string_view text);

// A text of `size` bytes; none where `bytes` are none of that size.
std::optional<std::string> expanded(const std::string& bytes, std::size_t size);

}  // namespace musubi
