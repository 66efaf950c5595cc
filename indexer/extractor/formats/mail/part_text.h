// part_text.h - the text of one part of a mail, as UTF-8.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// `charset`: that the part states, or nullptr.  Where the bytes are not in it, or nobody knows it,
// they are what they look like.
std::string plain_text(std::string_view bytes, const char* charset);
std::string html_text(std::string_view bytes, const char* charset);
std::string rtf_text(std::string_view bytes);

// Joins lines that a program broke in a text "format=flowed" (RFC 3676): those that end with a
// blank, which `delsp` says to be none of the text.  A blank that protects the head of a line goes.
std::string without_soft_ends(std::string_view text, bool delsp);

}  // namespace musubi
