// explanation_text.h - why a hit scored as it did, in words a user understands.
#pragma once
#include <string>

#include "searcher/answer.h"

namespace musubi {

// One line, without its end.
std::string explanation_text(const Explanation& explanation);

}  // namespace musubi
