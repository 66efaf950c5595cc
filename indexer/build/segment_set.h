// segment_set.h - the segments of a build, merged while others are still written.
//
// Each batch gives a segment, and many segments are slow to merge at the end.  So as soon as a
// run of kSegmentsPerGroup neighbours is there, one thread merges it while the others go on.
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
  // Adds segment `number`; numbers count from 0 in the order of the documents.  If this completes
  // a run and no other thread is merging, it merges the run before it returns.
  Result<void> add(std::size_t number, std::filesystem::path segment);

  // All segments in the order of their documents.
  std::vector<std::filesystem::path> in_order() const;

 private:
  Result<void> merge_group(std::size_t group, std::unique_lock<std::mutex>& hold);

  mutable std::mutex mutex_;
  std::map<std::size_t, std::filesystem::path> segments_;  // by the first number they hold
  std::map<std::size_t, std::size_t> arrived_;             // how many segments of each group
  std::deque<std::size_t> whole_;                          // groups to be merged
  bool merging_ = false;
};

}  // namespace musubi
