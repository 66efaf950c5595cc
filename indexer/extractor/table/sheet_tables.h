// sheet_tables.h - finds the tables on a sheet, below each other or side by side.
#pragma once
#include <string>

#include "indexer/extractor/extract.h"
#include "indexer/extractor/table/sheet_grid.h"

namespace musubi {

// Delivers the sheets of a workbook one after another.
class WorkbookDelivery {
 public:
  explicit WorkbookDelivery(Output& output) : output_(output) {}

  // Each table with a header that is understood gives its rows; a sheet without any is one
  // document, with a warning.
  void deliver(const std::string& name, const SheetGrid& grid);

  // What is drawn on a sheet, in text boxes and charts: a document of its own.  `is_cut`: it is
  // not all that is drawn there.
  void deliver_drawn(const std::string& name, std::string text, bool is_cut = false);

  // For a hidden sheet.
  void leave_out(const std::string& name);

  // Tells what was left out.  Fails where nothing was found.
  Result<void> finish();

 private:
  Output& output_;
  std::string hidden_sheets_;
  std::size_t hidden_cells_ = 0, sheet_count_ = 0;
};

}  // namespace musubi
