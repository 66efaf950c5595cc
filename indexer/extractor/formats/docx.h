// docx.h - Word's documents since 2007 (Office Open XML).
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

// Headings, paragraphs, tables row by row, text boxes and footnotes.  What tracked changes have
// deleted, hidden text and comments are no text.
Result<void> extract_docx(const Input& input, Output& output);

}  // namespace musubi
