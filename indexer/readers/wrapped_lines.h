// wrapped_lines.h - lines that were broken to fit a width are made whole.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// Joins two lines where a sentence goes on from one into the other: the first is as wide as the
// lines of the text come, or ends in a comma or a particle, and the second begins no paragraph,
// item or row.  A form feed ends a line; numbers of pages beside it are dropped.
std::string join_wrapped_lines(std::string_view text);

}  // namespace musubi
