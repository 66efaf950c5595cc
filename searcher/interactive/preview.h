// preview.h - the text of the chosen document, from its first match on.
#pragma once
#include <string>
#include <vector>

#include "searcher/answer.h"
#include "searcher/present/text_style.h"

namespace musubi {

// The document with no more of its text than a screen can show, so that a long one costs no more
// than a short one.
Hit excerpt(Hit document);

// What stands above the text and the text itself, in lines that fit.
std::vector<std::string> preview_lines(const Hit& excerpt, int columns, std::size_t rows,
                                       const TextStyle& style);

}  // namespace musubi
