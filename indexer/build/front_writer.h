// front_writer.h - writes the front of a set of shards (common/index/front.h).
#pragma once
#include <filesystem>
#include <vector>

#include "common/index/bigram_counts.h"
#include "common/result.h"

namespace musubi {

// How the letters of the shards come there.
enum class Letters {
  Shared,  // the files themselves, under another name
  Copied,
};

// Of finished shards, in the order of their set, or of a database that is not cut, into the folder
// `front`, which is made.  `bigrams`: of all of them.
Result<void> write_front(const std::vector<std::filesystem::path>& shards,
                         const BigramCounts& bigrams, const std::filesystem::path& front,
                         Letters letters);

}  // namespace musubi
