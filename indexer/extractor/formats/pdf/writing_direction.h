// writing_direction.h - whether a page whose letters stand one by one is written downwards.
#pragma once
#include <span>

#include "indexer/extractor/formats/pdf/page_words.h"

namespace musubi {

// By their places: letters of a column stand nearer to each other than columns do.  Browsers and
// some word processors set each letter for itself, and no font says that it runs downwards.
bool stands_in_columns(std::span<const PdfWord> words);

}  // namespace musubi
