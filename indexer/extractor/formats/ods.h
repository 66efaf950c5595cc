// ods.h - LibreOffice's workbooks (OpenDocument).
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

// As extract_xlsx(): one document a row of each table.
Result<void> extract_ods(const Input& input, Output& output);

}  // namespace musubi
