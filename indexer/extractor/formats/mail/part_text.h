// part_text.h - the text of one part of a mail, as UTF-8.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// `charset`: that the part states, or nullptr.
std::string plain_text(std::string_view bytes, const char* charset);
std::string html_text(std::string_view bytes, const char* charset);

}  // namespace musubi
