// number_formats.h - the formats of the numbers of a workbook, and which cells have them.
#pragma once
#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "indexer/extractor/extract.h"
#include "indexer/extractor/table/number_format.h"

namespace musubi {

class NumberFormats {
 public:
  // One that the workbook writes down, by the number that it gives it.
  void define(int number, std::string_view code);

  // The next of those that cells name: it has the format of that number, which may be builtin.
  void add_of_cells(int number);

  // By the number that a cell names; the general one where there is none.
  const NumberFormat& of_cell(std::size_t at) const;

  // Tells that the workbook stated more of them than are read.
  void tell(Output& output) const;

 private:
  std::map<int, NumberFormat> formats_;
  std::vector<int> of_cells_;
  NumberFormat general_;
  bool is_cut_ = false;
};

}  // namespace musubi
