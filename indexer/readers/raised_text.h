// raised_text.h - what a page or a letter sets above the line, <sup>, as plain text.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// "1" and "1)" as "¹", "注1" as "（注1）": so that it is known for the mark of a footnote, and no
// part of the wording, where it stands behind Japanese letters.  All else stays as it is.
std::string raised_text(std::string_view text);

}  // namespace musubi
