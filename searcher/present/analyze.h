// analyze.h - what the analyzer makes of a text, for people to read.
#pragma once
#include <string>
#include <string_view>

#include "common/analysis/tokenizer.h"

namespace musubi {

// Line by line: the normalized text, then each token with its part of speech, base
// form and reading and the terms that it gives.  Ends with a newline.
std::string analysis_text(std::string_view text, const Dictionary& dictionary);

}  // namespace musubi
