// spaced_out.h - letters that are set apart for their look: 平　成　二　十　年.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// The stretches of a text in which blanks part every letter from the next, four letters or more,
// without those blanks, one a line.  Empty for most texts.
std::string closed_up(std::string_view text);

}  // namespace musubi
