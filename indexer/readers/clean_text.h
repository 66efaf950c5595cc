// clean_text.h - text as it is given on to the index.
#pragma once
#include <string>

namespace musubi {

// Line ends become LF; control characters (but for tab, line feed and form feed),
// byte order marks and noncharacters go, radicals become the ideographs
// they look like.  `text` is valid UTF-8.
std::string clean_text(std::string text);

}  // namespace musubi
