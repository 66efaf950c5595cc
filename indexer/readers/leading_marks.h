// leading_marks.h - marks that stand before the words of a line: ■, #, ・.
#pragma once
#include <string_view>

namespace musubi {

// The line without them, and without the white space around it.
std::string_view without_leading_marks(std::string_view line);

}  // namespace musubi
