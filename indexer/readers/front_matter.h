// front_matter.h - the lines before a Markdown text that state what it is.
#pragma once
#include <string_view>
#include <vector>

#include "indexer/readers/markdown.h"

namespace musubi {

// Takes it off the front of `text`: between two lines of ---, or of +++ as TOML.  Of YAML that
// is "key: value", "key: [a, b]" and lists below their key; what is nested deeper is passed over.
std::vector<FrontMatterEntry> take_front_matter(std::string_view& text);

}  // namespace musubi
