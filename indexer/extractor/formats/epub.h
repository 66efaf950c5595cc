// epub.h - books in EPUB.
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

// One document, a section for each part in the order of reading, named by its chapter.
Result<void> extract_epub(const Input& input, Output& output);

}  // namespace musubi
