// markdown_inline.h - one line of Markdown without the markup within it.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

std::string without_inline_markup(std::string_view line);

}  // namespace musubi
