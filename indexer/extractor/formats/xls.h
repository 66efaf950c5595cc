// xls.h - workbooks of Excel 97 to 2003.
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

Result<void> extract_xls(const Input& input, Output& output);

}  // namespace musubi
