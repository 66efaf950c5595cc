// markdown_inline.h - one line of Markdown without the markup within it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// `links`: where the addresses go that links lead to, as they are not shown.
std::string without_inline_markup(std::string_view line, std::vector<std::string>& links);

}  // namespace musubi
