// ppt.h - slides of PowerPoint 97 to 2003.
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

// A section for each slide, with its text boxes, tables and notes.  Hidden slides are left out.
Result<void> extract_ppt(const Input& input, Output& output);

}  // namespace musubi
