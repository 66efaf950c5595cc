// polished_title.h - a line that is a title, without what a site puts around it.
#pragma once
#include <cstddef>
#include <string_view>

namespace musubi {

inline constexpr std::size_t kMaxHeadlineChars = 60;  // of a heading; more is text

// The line up to what a site, a search engine or a newspaper puts behind a title.
std::string_view without_tail(std::string_view line);

// Without that tail, the section or the issue of a paper, the day, leading marks, and
// text that ran on behind it.
std::string_view polished_title(std::string_view line);

}  // namespace musubi
