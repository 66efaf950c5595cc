// record_cutter.h - finds the records of a list.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "common/gazetteer/gazetteer.h"
#include "indexer/readers/agreement_list/fragments.h"
#include "indexer/readers/agreement_list/head_cutter.h"

namespace musubi {

// The fragments of one record.
struct RecordPieces {
  std::string organization;
  std::span<const Fragment> title, partner, field;
  std::span<const Fragment> rest;  // summary and URL
  std::size_t line = 0;
};

// Takes as records what makes the cells of all records look best together.  What
// is before the first record is left out.
std::vector<RecordPieces> cut_records(std::span<const Fragment> fragments,
                                      const ColumnWidths& widths, const Gazetteer& gazetteer);

// What the cells of more than one line tell of the columns.
ColumnWidths measure_columns(const std::vector<RecordPieces>& records);

}  // namespace musubi
