// document_text.h - one document whole, for people at a terminal.
#pragma once
#include <string>

#include "searcher/answer.h"
#include "searcher/present/text_style.h"

namespace musubi {

// Its title, every field that it has, and the whole text, the matches marked.  Lines keep
// within the columns, but for what is there to be copied.
std::string document_text(const Hit& document, const TextStyle& style);

// The text alone.
std::string body_text(const Hit& document, const TextStyle& style);

}  // namespace musubi
