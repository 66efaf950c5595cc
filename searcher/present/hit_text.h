// hit_text.h - one hit set in lines for people.
#pragma once
#include <string>

#include "searcher/answer.h"
#include "searcher/present/line_wrapper.h"
#include "searcher/present/text_style.h"

namespace musubi {

// Number and title, what it is about, the snippet, where it is.  The number is
// set flush right in `number_columns`.
std::string hit_text(const Hit& hit, int number_columns, const TextStyle& style,
                     LineWrapper& wrapper);

}  // namespace musubi
