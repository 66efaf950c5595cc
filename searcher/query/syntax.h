// syntax.h - which characters of a query string are syntax.
#pragma once
#include <string_view>

namespace musubi {

// The ASCII character that `c` is another form of, where that matters to the
// syntax: full-width forms, every double quote, every hyphen and minus sign,
// all white space and control characters (a blank).  Else `c` itself.
char32_t syntax_form(char32_t c);

// Corner brackets 「 」 (half-width ones too) and 『 』.
bool is_opening_bracket(char32_t c);
bool is_closing_bracket(char32_t c);

// A format character (zero-width space, bidirectional mark, byte order mark):
// it cannot be seen and is passed over.
bool is_invisible(char32_t c);

// Whether there is anything to search for: a letter in any form (㈱, ①, 🍐).
bool is_searchable(std::string_view text);

}  // namespace musubi
