// repeated_text.h - text that says the same over and over, as a small file does that is made to
// swell: a letter or a sentence a million times.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace musubi {

struct TextPart {
  std::size_t begin = 0, end = 0;  // in bytes, between characters
};

// Where a stretch of at most 32 KB fills more than 128 KB again and again: all of that but its
// first 64 KB.  In order; `text` is valid UTF-8.
std::vector<TextPart> repeated_parts(std::string_view text);

}  // namespace musubi
