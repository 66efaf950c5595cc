// rtf.h - Rich Text Format, as Word and WordPad save it.
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

// Paragraphs, tables row by row, footnotes.  Headers and footers, pictures, hidden and deleted
// text are no text.
Result<void> extract_rtf(const Input& input, Output& output);

}  // namespace musubi
