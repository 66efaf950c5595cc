// doc.h - letters of Word 97 to 2003.
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

// The body, its tables row by row, footnotes, endnotes and text boxes.  Which text tracked changes
// have deleted is not told: it is read too.
Result<void> extract_doc(const Input& input, Output& output);

}  // namespace musubi
