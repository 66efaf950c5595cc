// field_text.h - what a field of Word shows by its instruction alone.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// Word writes ruby and circled signs as formulas: EQ \* jc2 \o\ad(\s\up 9(だいれん),大連) shows
// 大連, with the reading above it.  Empty for other instructions.
std::string shown_by_field(std::string_view instruction);

}  // namespace musubi
