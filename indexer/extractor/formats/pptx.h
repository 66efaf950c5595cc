// pptx.h - PowerPoint's presentations since 2007 (Office Open XML).
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

// A section for each slide, with its tables and the speaker's notes.  Hidden slides are left out.
Result<void> extract_pptx(const Input& input, Output& output);

}  // namespace musubi
