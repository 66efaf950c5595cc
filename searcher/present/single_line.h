// single_line.h - makes a document's own text safe to print on one line.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// Tabs, line breaks and other control characters become spaces, whatever else
// is unsafe to print becomes U+FFFD.  Code points keep their number and order,
// so spans of the text still hold.
std::string single_line(std::string_view text);

}  // namespace musubi
