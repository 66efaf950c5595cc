// change_times.h - when each document came, and when it last changed.
#pragma once
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "common/index/ranking_columns.h"
#include "indexer/build/columns.h"
#include "indexer/generations/document_table.h"
#include "indexer/intake/previous.h"

namespace musubi {

class ChangeTimes {
 public:
  // What was known in `before`, which outlives this object; nullptr where there is no generation
  // that can be read: then all come now.
  static Result<ChangeTimes> open(const PreviousGeneration* before);

  // Into the columns of a database with these documents: the times of before where a document is
  // as it was, else `now`.  Whether all was read anew or only what changed makes no difference.
  void note(std::span<const DocumentRow> rows, std::uint64_t now, Columns& columns) const;

 private:
  std::vector<RankingColumns> times_;                            // by shard
  std::unordered_map<std::uint64_t, const DocumentRow*> known_;  // by id
};

}  // namespace musubi
