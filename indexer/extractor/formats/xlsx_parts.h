// xlsx_parts.h - what a workbook keeps apart from its sheets: their names, texts and formats.
#pragma once
#include <string>
#include <vector>

#include "common/result.h"
#include "indexer/extractor/container/zip_container.h"
#include "indexer/extractor/table/number_formats.h"

namespace musubi {

struct WorkbookSheet {
  std::string name;
  std::string part;  // its name in the container
  bool is_hidden = false;
};

struct Workbook {
  std::vector<WorkbookSheet> sheets;
  bool is_1904 = false;
  std::vector<std::string> texts;  // that cells share
  NumberFormats formats;
};

Result<Workbook> read_workbook(const ZipContainer& container);

}  // namespace musubi
