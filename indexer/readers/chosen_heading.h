// chosen_heading.h - of several headings above a text the one that is its title.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/readers/page_lines.h"

namespace musubi {

// The heading of a page whose first line that may be its title is `first`.
std::size_t chosen_heading(const std::vector<PageLine>& lines, std::size_t first,
                           std::string_view text);

// Whether a line has letters enough for a title; but see short_title.h.
bool is_long_enough(std::string_view line);

// Whether a text has most words of a heading, or any to speak of.
bool is_taken_up(std::string_view heading, std::string_view body);
bool is_touched(std::string_view heading, std::string_view body);

}  // namespace musubi
