// pdf.h - PDFs that have a text layer.
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

// One document, whose sections are the pages, and the rows of its tables of agreements.
Result<void> extract_pdf(const Input& input, Output& output);

}  // namespace musubi
