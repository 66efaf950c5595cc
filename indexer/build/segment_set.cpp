#include "indexer/build/segment_set.h"

#include "indexer/build/merge.h"

namespace musubi {

Result<void> SegmentSet::add(std::size_t number, std::filesystem::path segment) {
  std::unique_lock hold(mutex_);
  segments_.emplace(number, std::move(segment));
  const std::size_t group = number / kSegmentsPerGroup;
  if (++arrived_[group] == kSegmentsPerGroup) whole_.push_back(group);
  if (merging_) return {};
  merging_ = true;
  Result<void> merged;
  while (merged && !whole_.empty()) {
    const std::size_t next = whole_.front();
    whole_.pop_front();
    merged = merge_group(next, hold);
  }
  merging_ = false;
  return merged;
}

Result<void> SegmentSet::merge_group(std::size_t group, std::unique_lock<std::mutex>& hold) {
  const std::size_t first = group * kSegmentsPerGroup;
  std::vector<std::filesystem::path> parts;
  for (std::size_t i = 0; i < kSegmentsPerGroup; ++i) parts.push_back(segments_[first + i]);
  std::filesystem::path whole = parts.front();
  whole += "-group";
  hold.unlock();
  auto merged = merge_segments(parts, whole);
  std::error_code ignored;  // what stays behind goes with the folder
  for (const auto& part : parts) std::filesystem::remove_all(part, ignored);
  hold.lock();
  for (std::size_t i = 0; i < kSegmentsPerGroup; ++i) segments_.erase(first + i);
  segments_.emplace(first, std::move(whole));
  return merged;
}

std::vector<std::filesystem::path> SegmentSet::in_order() const {
  const std::lock_guard hold(mutex_);
  std::vector<std::filesystem::path> paths;
  paths.reserve(segments_.size());
  for (const auto& [number, path] : segments_) paths.push_back(path);
  return paths;
}

}  // namespace musubi
