// help_screen.h - what the keys of the full screen do.
#pragma once
#include <string>
#include <vector>

#include "searcher/present/text_style.h"

namespace musubi {

// In the language that is spoken, as lines that fit the columns.
std::vector<std::string> help_screen(const TextStyle& style);

}  // namespace musubi
