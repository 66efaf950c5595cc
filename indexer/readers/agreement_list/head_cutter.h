// head_cutter.h - cuts the beginning of one record into title, partner and field.
//
// Every way to cut gets a score for what the cells look like and for where the cuts
// are; the best of all ways is found by dynamic programming.
#pragma once
#include <cstddef>
#include <span>

#include "common/gazetteer/gazetteer.h"
#include "indexer/readers/agreement_list/fragments.h"

namespace musubi {

// The usual width of a full line in each column, in terminal columns; 0: not known.
struct ColumnWidths {
  int title = 0;
  int partner = 0;
  int field = 0;
};

// Where the cells end, as numbers of fragments.  What is behind them is summary
// and URL.  An empty cell ends where the one before it does.
struct Head {
  std::size_t title_end = 0;
  std::size_t partner_end = 0;
  std::size_t field_end = 0;
  double score = 0;  // above 0 where this is more likely a record than not
};

// `fragments` are those of the record behind its organization.
Head cut_head(std::span<const Fragment> fragments, const ColumnWidths& widths,
              const Gazetteer& gazetteer);

}  // namespace musubi
