// shown_text.h - a stretch of a text as a snippet shows it: on one line.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "searcher/passage/best_passage.h"

namespace musubi {

// The blanks in front of a character, in rising order of what they part.
enum class TextGap { None, Blank, Line, Paragraph };

struct ShownChar {
  char32_t code_point = 0;
  std::size_t at = 0;  // byte in the body
  bool matched = false;
  TextGap before = TextGap::None;
  bool is_put_between = false;  // a blank or a slash that stands for blanks of the body
};

// Each run of blanks becomes one space, or nothing where Japanese runs on over the end of a line
// or into the next sentence.  Slashes part what stands for itself: headings, items of a list,
// lines such as "担当課: 国際課", rows of a table, short lines before longer ones, and lines in
// which no sentence goes on.
std::vector<ShownChar> shown_text(std::string_view body, ByteRange range,
                                  const std::vector<MatchSpan>& matches);

// Behind the blanks at the beginning.
std::size_t first_char(std::string_view body);

bool ends_sentence(char32_t c);

}  // namespace musubi
