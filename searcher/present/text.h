// text.h - an answer for people at a terminal.
//
// What was searched and how much was found, the hits, the facets, how to see
// more.  On a screen that all of it does not fit, hits are a line each, with a line of their
// passage where that fits, and the facets are lines; if even these do not, it is whole.
// Lines keep within the columns, but for URL and path, which stay whole
// to be copied.  Nothing from a document is printed raw.
#pragma once
#include <string>

#include "searcher/answer.h"
#include "searcher/present/text_style.h"

namespace musubi {

std::string present_text(const Answer& answer, const TextStyle& style);

}  // namespace musubi
