// odt.h - LibreOffice's texts and presentations (OpenDocument).
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

// Headings, paragraphs, tables row by row, text boxes and footnotes; of a presentation a section
// for each slide, with its notes.  What tracked changes have deleted and comments are no text.
Result<void> extract_odt(const Input& input, Output& output);

}  // namespace musubi
