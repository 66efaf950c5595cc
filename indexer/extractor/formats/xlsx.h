// xlsx.h - Excel's workbooks since 2007 (Office Open XML).
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

// One document a row of each table.  Hidden sheets, rows and columns are left out, formulas show
// their last value, dates their format.
Result<void> extract_xlsx(const Input& input, Output& output);

}  // namespace musubi
