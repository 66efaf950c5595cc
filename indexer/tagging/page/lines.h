// lines.h - what stands in the line of a date, and in the line above.
#pragma once
#include <cstddef>
#include <string_view>

namespace musubi {

// What stands in the line before byte `at`; of a long line the last that may be a label.
std::string_view line_before(std::string_view text, std::size_t at);

// The last line above that has text.
std::string_view line_above(std::string_view text, std::size_t at);

}  // namespace musubi
