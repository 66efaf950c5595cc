// merge.h - makes one database of the segments of a build.
#pragma once
#include <filesystem>
#include <vector>

#include "common/result.h"

namespace musubi {

// Merges segments in the order given into one.
Result<void> merge_segments(const std::vector<std::filesystem::path>& segments,
                            const std::filesystem::path& target);

// Merges segments in the order given into one compacted database, which is complete.
Result<void> merge_to_database(std::vector<std::filesystem::path> segments,
                               const std::filesystem::path& target, unsigned threads);

}  // namespace musubi
