// segment_set.h - the segments of a build, merged while others are still written.
//
// Small segments are fast to write, as what Xapian holds in memory of one stays in the
// processor's caches; many are slow to merge at the end.  So each run of kSegmentsPerGroup
// neighbours is made one by the thread that completes it.
#pragma once
#include <cstddef>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <vector>

#include "common/result.h"

namespace musubi {

inline constexpr std::size_t kSegmentsPerGroup = 32;

// Safe to share between threads.
class SegmentSet {
 public:
  // Takes segment `number` in; numbers count from 0 in the order of the documents.
  // One thread at a time merges, the others come back at once.
  Result<void> add(std::size_t number, std::filesystem::path segment);

  // All segments in the order of their documents.
  std::vector<std::filesystem::path> in_order() const;

 private:
  Result<void> merge_group(std::size_t group, std::unique_lock<std::mutex>& hold);

  mutable std::mutex mutex_;
  std::map<std::size_t, std::filesystem::path> segments_;  // by the first number they hold
  std::map<std::size_t, std::size_t> arrived_;             // segments of a group
  std::deque<std::size_t> whole_;                          // groups that wait to be merged
  bool merging_ = false;
};

}  // namespace musubi
